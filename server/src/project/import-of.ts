import type { CodeModule, Statement, Target } from '../model/code';
import type { GuardUse, NewImport } from '../model/route';
import type { Value, Values } from '../model/value';
import { folderOf, upward } from './paths';

/**
 * What brings the guard of one file into another one: an import, `known` where its name is there already, and undefined
 * where nothing is certain to do so.
 */
export function importOf(
  { place, written, value }: GuardUse,
  to: CodeModule,
  values: Values,
): NewImport | 'known' | undefined {
  if (place.path === to.path) return 'known';
  const name = /^[\w$]+/.exec(written)?.[0];
  const meant = value.kind === 'call' ? value.callee : value.kind === 'instance' ? value.of : value;
  if (name === undefined || (meant.kind !== 'function' && meant.kind !== 'class' && meant.kind !== 'external')) {
    return undefined;
  }
  const found = meant.kind === 'external' ? ofPackage(meant, name, to) : ofModule(meant.module, name, to, values);
  if (!found) return undefined;
  const taken = to.imports.find(({ local }) => local === name);
  if (!taken) return declares(to.body, name) ? undefined : found;
  const isSame =
    meant.kind === 'external'
      ? taken.from.value === found.from
      : values.module(to, taken.from.value)?.path === meant.module.path;
  return isSame && taken.imported === (found.isDefault ? 'default' : name) ? 'known' : undefined;
}

function ofPackage(
  { package: from, path }: Value & { kind: 'external' },
  name: string,
  to: CodeModule,
): NewImport | undefined {
  if (from === '') return undefined;
  if (path.length === 0) return to.language === 'python' ? undefined : { from, name, isDefault: true };
  if (path.at(-1) !== name) return undefined;
  if (to.language === 'python') return { from: [from, ...path.slice(0, -1)].join('.'), name, isDefault: false };
  return path.length === 1 ? { from, name, isDefault: false } : undefined;
}

function ofModule(source: CodeModule, name: string, to: CodeModule, values: Values): NewImport | undefined {
  if (source.language !== to.language) return undefined;
  const isDefault = exportsAs(source, name);
  if (isDefault === undefined) return undefined;
  const specifiers = to.language === 'python' ? dotted(source.path, to) : [relative(source.path, to)];
  const from = specifiers.find((one) => values.module(to, one)?.path === source.path);
  return from === undefined ? undefined : { from, name, isDefault };
}

/** Whether a module exports a name as its default; undefined if it does not export it. */
function exportsAs({ language, body, exports }: CodeModule, name: string): boolean | undefined {
  if (language === 'python') return declares(body, name) ? false : undefined;
  for (const { name: exported, value, from } of exports) {
    if (from) continue;
    if (exported === name) return false;
    if ((exported === 'default' || exported === '=') && value?.kind === 'name' && value.name === name) return true;
    if (exported === '=' && value?.kind === 'dictionary' && value.entries.some(({ key }) => key?.value === name)) {
      return false;
    }
  }
  return undefined;
}

/** `../guards/roles`, with the ending that the other imports of the file have. */
function relative(path: string, to: CodeModule): string {
  const ending = to.imports.map(({ from }) => /^\.{1,2}\/.*(\.[cm]?[jt]s)$/.exec(from.value)?.[1]).find((one) => one);
  const bare = path.replace(/\.[cm]?[jt]sx?$/, '');
  const target = ending === undefined ? bare.replace(/\/index$/, '') : `${bare}${ending}`;
  const parts = target.split('/');
  const base = folderOf(to.path)
    .split('/')
    .filter((part) => part !== '');
  let shared = 0;
  while (shared < base.length && shared < parts.length - 1 && base[shared] === parts[shared]) shared++;
  const ups = base.length - shared;
  return `${ups === 0 ? './' : '../'.repeat(ups)}${parts.slice(shared).join('/')}`;
}

/** The names that a module of Python may have: such as begin like other imports of the file come first. */
function dotted(path: string, to: CodeModule): readonly string[] {
  const parts = path.replace(/(\/__init__)?\.pyi?$/, '').split('/');
  const absolute = parts.map((_, at) => parts.slice(at).join('.'));
  const heads = new Set(to.imports.map(({ from }) => from.value.split('.')[0]));
  const near = upward(folderOf(to.path)).flatMap((folder, up) => {
    const inside = folder === '' ? parts : parts.slice(folder.split('/').length);
    return path.startsWith(folder === '' ? '' : `${folder}/`) ? [`${'.'.repeat(up + 1)}${inside.join('.')}`] : [];
  });
  const isRelative = to.imports.some(({ from }) => from.value.startsWith('.'));
  const usual = absolute.filter((one) => heads.has(one.split('.')[0]));
  return isRelative ? [...near, ...absolute] : [...usual, ...absolute, ...near];
}

/** True if something at the top of a module has the name. */
export function declares(body: readonly Statement[], name: string): boolean {
  return body.some((statement) => {
    if (statement.kind === 'function') return statement.function.name?.value === name;
    if (statement.kind === 'class') return statement.class.name?.value === name;
    return statement.kind === 'let' && names(statement.target).includes(name);
  });
}

function names(target: Target): readonly string[] {
  switch (target.kind) {
    case 'name':
      return [target.name];
    case 'fields':
      return target.fields.flatMap(({ as }) => names(as));
    default:
      return [];
  }
}
