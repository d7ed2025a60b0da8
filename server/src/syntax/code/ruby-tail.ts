import type { Statement } from '../../model/code';

/** The statements of a method or a block, with what the last one gives as what is returned. */
export function returning(body: readonly Statement[]): readonly Statement[] {
  const last = body.at(-1);
  return last ? [...body.slice(0, -1), ...returned(last)] : body;
}

function returned(last: Statement): readonly Statement[] {
  const { span } = last;
  switch (last.kind) {
    case 'expression':
      return [{ kind: 'return', span, value: last.value }];
    case 'let': {
      const { target } = last;
      const end = { start: span.end, end: span.end };
      return target.kind === 'name' ? [last, { kind: 'return', span: end, value: { ...target, span: end } }] : [last];
    }
    case 'if':
      return [{ ...last, whenTrue: returning(last.whenTrue), whenFalse: returning(last.whenFalse) }];
    case 'switch':
      return [{ ...last, cases: last.cases.map((one) => ({ ...one, body: returning(one.body) })) }];
    case 'try': {
      const handlers = last.handlers.map((one) => ({ ...one, body: returning(one.body) }));
      return [{ ...last, body: returning(last.body), handlers }];
    }
    case 'block':
      return [{ ...last, body: returning(last.body) }];
    default:
      return [last];
  }
}
