import type { RoutePath } from '../../model/route';

/** A file that Next.js serves because of where it stands. */
export interface NextFile {
  readonly kind: 'route' | 'api' | 'middleware';
  /** The folder of the application; empty for the top. */
  readonly root: string;
  /** The path that it answers. */
  readonly path: string;
}

const script = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/** What Next.js takes a file for: a route handler, a page of the interface, or the middleware of an application. */
export function nextFile(path: string): NextFile | undefined {
  if (!script.test(path)) return undefined;
  const parts = path.replace(script, '').split('/');
  const name = parts.at(-1);
  if (name === 'middleware' || name === 'proxy') {
    const folders = parts.slice(0, parts.at(-2) === 'src' ? -2 : -1);
    return { kind: 'middleware', root: folders.join('/'), path: '/' };
  }
  const app = name === 'route' ? folderAt(parts.slice(0, -1), 'app') : -1;
  if (app >= 0) return { kind: 'route', root: rootOf(parts, app), path: urlOf(parts.slice(app + 1, -1)) };
  const pages = folderAt(parts.slice(0, -1), 'pages');
  if (pages < 0 || parts[pages + 1] !== 'api') return undefined;
  const below = parts.slice(pages + 1);
  return { kind: 'api', root: rootOf(parts, pages), path: urlOf(name === 'index' ? below.slice(0, -1) : below) };
}

/** Where the folder stands whose folders become paths; one in `src` before others, none of a repository of packages. */
function folderAt(parts: readonly string[], name: string): number {
  const inSource = parts.findIndex((part, at) => part === name && parts[at - 1] === 'src');
  const isPackage = (at: number): boolean => /^(?:apps|packages)$/.test(parts[at - 1] ?? '');
  return inSource >= 0 ? inSource : parts.findIndex((part, at) => part === name && !isPackage(at));
}

function rootOf(parts: readonly string[], at: number): string {
  return parts.slice(0, parts[at - 1] === 'src' ? at - 1 : at).join('/');
}

/** Groups and slots are no part of the path; `[id]` is a parameter, `[...all]` the rest. */
export function urlOf(folders: readonly string[]): string {
  const segments = folders.flatMap((folder) => {
    if (/^\(\w[^)]*\)$/.test(folder) || folder.startsWith('@')) return [];
    const name = /^\[{1,2}(?:\.\.\.)?([^\]]+)\]{1,2}$/.exec(folder)?.[1];
    if (name === undefined) return [folder];
    return [folder.includes('...') ? `:${name}*` : `:${name}`];
  });
  return `/${segments.join('/')}`;
}

/** What a pattern of `config.matcher` covers. */
export interface Matched {
  readonly under: RoutePath;
  readonly except: readonly string[];
  readonly isExact: boolean;
}

/** Reads patterns as they are written in practice; what is not known may cover any path. */
export function readMatcher(source: string): readonly Matched[] {
  const out = /^\/\(\(\?!(.{0,2000})\)\.[*+]\)$/.exec(source)?.[1];
  if (out !== undefined) {
    const except = alternatives(out).flatMap((one) => /^\/?[\w./-]+$/.exec(one.replace(/\$$/, '')) ?? []);
    return [{ under: '/', except: except.map((one) => `/${one.replace(/^\//, '')}*`), isExact: false }];
  }
  const some = /^((?:\/[\w.-]+)*)\/\(([\w|/-]+)\)(?:\(\.\*\)|\/:\w+\*)?$/.exec(source);
  if (some) {
    return (some[2] ?? '').split('|').map((one) => ({ under: `${some[1]}/${one}`, except: [], isExact: false }));
  }
  const known = /^((?:\/[\w.:[\]-]*)*?)(\/?\(\.\*\)|\/:\w+\*|\/\*)?$/.exec(source);
  if (!known) return [{ under: undefined, except: [], isExact: false }];
  return [{ under: known[1] || '/', except: [], isExact: known[2] === undefined }];
}

/** Splits at the bars that stand in no parentheses. */
function alternatives(source: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) {
      found.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, source.slice(from)];
}
