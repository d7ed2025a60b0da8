import type { Argument, Call } from '../../model/code';
import type { Span } from '../../text/span';
import type { Written } from '../reading';
import { callWith, findCall } from './find-call';
import type { CodeSource } from './source';

const unknownKey = 'The key is not known from this file.';

/** Verifies a token that is only decoded, in the way in which the same file verifies another one. */
export function verifyToken(source: CodeSource, at: Span): Written {
  const { text, module } = source;
  if (module.language !== 'javascript' && module.language !== 'python') return { refused: unknownKey };
  const call = callWith(module, at);
  const [token] = call?.args ?? [];
  if (!call || !token || call.callee.kind !== 'member' || call.callee.of.kind !== 'name')
    return { refused: unknownKey };
  const { name: library } = call.callee.of;
  const isPython = module.language === 'python';
  const wanted = isPython ? 'decode' : 'verify';
  const model = findCall(module, (one) => one !== call && isOf(one, library, wanted) && isWhole(one, isPython));
  const rest = model?.args.slice(1) ?? [];
  const [first] = rest;
  const last = rest.at(-1);
  if (!first || !last || !rest.every((one) => isReachable(one, source))) return { refused: unknownKey };
  const given = `${text.slice(token.span.start, token.span.end)}, ${text.slice(first.span.start, last.span.end)}`;
  const args = { start: token.span.start, end: call.args.at(-1)?.span.end ?? token.span.end };
  return {
    edits: [
      { span: call.callee.name.span, text: wanted },
      { span: args, text: given },
    ],
  };
}

function isOf({ callee }: Call, library: string, method: string): boolean {
  return (
    callee.kind === 'member' && callee.name.value === method && callee.of.kind === 'name' && callee.of.name === library
  );
}

/** A call that names its key; in Python one that names its algorithms too, and no options. */
function isWhole({ args }: Call, isPython: boolean): boolean {
  const isNamed = (name: string): boolean => args.some((one) => one.name?.value === name);
  return args.length > 1 && (!isPython || (isNamed('algorithms') && !isNamed('options')));
}

/** True if an argument means the same everywhere in the file: what it is made of is imported, global, or at the top. */
function isReachable({ value }: Argument, { module }: CodeSource): boolean {
  switch (value.kind) {
    case 'text':
    case 'literal':
      return true;
    case 'list':
      return value.items.every((item) => item.kind === 'text');
    case 'dictionary':
      return value.entries.every(({ value: one }) => isReachable({ span: one.span, value: one }, { module, text: '' }));
    case 'member':
      return isReachable({ span: value.span, value: value.of }, { module, text: '' });
    case 'name':
      return (
        value.name === 'process' ||
        module.imports.some(({ local }) => local === value.name) ||
        module.body.some(
          (one) =>
            (one.kind === 'let' && one.target.kind === 'name' && one.target.name === value.name) ||
            (one.kind === 'expression' &&
              one.value.kind === 'assignment' &&
              one.value.target.kind === 'name' &&
              one.value.target.name === value.name),
        )
      );
    default:
      return false;
  }
}
