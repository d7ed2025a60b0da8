import { lineAt, lineEnd, linesOf, nextLine } from '../lines';

/** A top-level key of a manifest, with the lines that belong to it. */
export interface Section {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** One document of a file of Kubernetes, which may hold several. */
export interface Manifest {
  readonly kind: string;
  /** Empty if it has none, or one that a template fills in. */
  readonly name: string;
  readonly sections: readonly Section[];
}

/** The manifest around an offset, as far as its lines tell. */
export function manifestAt(text: string, offset: number): Manifest {
  let kind = '';
  let name = '';
  let sections: { key: string; start: number; end: number }[] = [];
  for (const { start, line } of linesOf(text)) {
    if (line.startsWith('---')) {
      if (start > offset) break;
      kind = '';
      name = '';
      sections = [];
      continue;
    }
    const last = sections.at(-1);
    const key = /^["']?([\w.-]+)["']?\s*:/.exec(line)?.[1];
    if (key !== undefined) sections.push({ key, start, end: nextLine(text, start) });
    else if (last && /^(?:\s*\S|\s+$)/.test(line) && !line.startsWith('#')) last.end = nextLine(text, start);
    kind = /^kind:\s*["']?(\w+)/.exec(line)?.[1] ?? kind;
    if (key === undefined && last?.key === 'metadata' && name === '')
      name = /^\s+name:\s*["']?([a-z0-9][a-z0-9.-]*)["']?\s*$/.exec(line)?.[1] ?? '';
  }
  return { kind, name, sections };
}

/** The section that holds an offset. */
export function sectionAt({ sections }: Manifest, offset: number): Section | undefined {
  return sections.find(({ start, end }) => start <= offset && offset < end);
}

/** What is written behind the key of a section, on its line. */
export function scalarOf(text: string, { start }: Section): string {
  return /:\s*["']?([\w./-]+)/.exec(lineAt(text, start))?.[1] ?? '';
}

/** The keys of the entries directly below that of a section, each with its place. */
export function entriesOf(text: string, section: Section): readonly { readonly key: string; readonly start: number }[] {
  const entries: { key: string; start: number }[] = [];
  let indentation: string | undefined;
  for (const { start, line } of linesOf(text, nextLine(text, section.start))) {
    if (start >= section.end || lineEnd(text, start) > section.end) break;
    const [, lead = '', key] = /^([ \t]+)["']?([\w.-]+)["']?\s*:/.exec(line) ?? [];
    indentation ??= key === undefined ? undefined : lead;
    if (key !== undefined && lead === indentation) entries.push({ key, start });
  }
  return entries;
}
