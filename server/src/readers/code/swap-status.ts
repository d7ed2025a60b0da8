import type { Call } from '../../model/code';
import type { CodeNode } from '../../model/walk-code';
import { walkCode } from '../../model/walk-code';
import type { TextEdit } from '../../text/edit';
import { contains, type Span } from '../../text/span';
import type { Written } from '../reading';
import { addImports } from './add-imports';
import type { CodeSource } from './source';

/** What people write for 401 and for 403, side by side. A name of a package needs its import. */
const pairs: readonly (readonly [string, string])[] = [
  ['HTTP_401_UNAUTHORIZED', 'HTTP_403_FORBIDDEN'],
  ['UNAUTHORIZED', 'FORBIDDEN'],
  ['Unauthorized', 'Forbidden'],
  ['unauthorized', 'forbidden'],
  ['UnauthorizedException', 'ForbiddenException'],
  ['NotAuthenticated', 'PermissionDenied'],
];

/** The same in C#, where what answers 403 is called otherwise. */
const csharpPairs: typeof pairs = [
  ['Status401Unauthorized', 'Status403Forbidden'],
  ['Unauthorized', 'Forbid'],
  ['UnauthorizedResult', 'ForbidResult'],
];

/** In Java a class of its own needs an import that nobody knows; constants of one class do not. */
const javaPairs: typeof pairs = [
  ['UNAUTHORIZED', 'FORBIDDEN'],
  ['SC_UNAUTHORIZED', 'SC_FORBIDDEN'],
];

/** Answers the other status in the refusal that stands at a span, in its own words. */
export function swapStatus(source: CodeSource, at: Span, to: 401 | 403): Written {
  const { module, text } = source;
  const known = module.language === 'csharp' ? csharpPairs : module.language === 'java' ? javaPairs : pairs;
  const words = new Map(known.map(([one, other]) => (to === 403 ? [one, other] : [other, one])));
  const edits: TextEdit[] = [];
  const imported = new Set<string>();
  walkCode(module.body, (node) => {
    if (!contains(at, node.span)) return node.span.start < at.end && at.start < node.span.end;
    // What a callback answers is another refusal.
    if (node.kind === 'function') return false;
    // `Forbid` takes schemes where `Unauthorized` takes what is said.
    if (module.language === 'csharp' && node.kind === 'call' && isNamedAnswer(node) && node.args.length > 0)
      return false;
    const written = statusIn(node, to === 403 ? 401 : 403);
    const other = typeof written === 'number' ? String(to) : words.get(written ?? '');
    if (other === undefined || written === undefined) return true;
    const start = text.indexOf(String(written), nameStart(node));
    edits.push({ span: { start, end: start + String(written).length }, text: other });
    if (node.kind === 'name') imported.add(node.name);
    return true;
  });
  if (edits.length === 0) return { refused: 'The status is not written here.' };
  const missing = [...imported].flatMap((local) => {
    const known = module.imports.find((one) => one.local === local);
    const name = words.get(local) ?? '';
    return known && !module.imports.some((one) => one.local === name)
      ? [{ from: known.from.value, name, isDefault: false }]
      : [];
  });
  return { edits: [...edits, ...addImports(source, missing)] };
}

function isNamedAnswer({ callee }: Call): boolean {
  const name = callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.name.value : '';
  return /^(Unauthorized|Forbid)(Result)?$/.test(name);
}

/** The status as it is written in a node itself: a number, or a word that may stand for one. */
function statusIn(node: CodeNode, from: number): number | string | undefined {
  switch (node.kind) {
    case 'literal':
      return node.value === from ? from : undefined;
    case 'member':
      return node.name.value;
    case 'name':
      return node.name;
    case 'text':
      return node.value;
    default:
      return undefined;
  }
}

function nameStart(node: CodeNode): number {
  return node.kind === 'member' ? node.name.span.start : node.span.start;
}
