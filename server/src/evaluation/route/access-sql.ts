import { readSql } from '../../knowledge/route/storage';
import type { Call, Expression } from '../../model/code';
import { makeDraft, takeAllData, takeKey } from './access-draft';
import { callBack, finish } from './access-result';
import type { AccessDraft, Origin } from './origin';
import type { Frame, Run } from './run';

/** SQL text in the first argument, with what its holes and parameters are. */
export function sqlOf(call: Call, frame: Frame, run: Run): Origin | undefined {
  const first = call.args[0]?.value;
  if (!first) return undefined;
  const text = textOf(first, frame, run);
  const sql = text === undefined ? undefined : readSql(text);
  if (!sql) return undefined;
  return accessOfSql(sql, call, [...holesOf(first), ...call.args.slice(1).map(({ value }) => value)], frame, run);
}

/** SQL in a tagged template: `` sql`SELECT …` ``. */
export function accessOfTemplate(
  expression: Expression & { kind: 'template' },
  frame: Frame,
  run: Run,
): Origin | undefined {
  const sql = readSql(textOf(expression, frame, run) ?? '');
  return sql ? accessOfSql(sql, expression, holesOf(expression), frame, run) : undefined;
}

function accessOfSql(
  sql: NonNullable<ReturnType<typeof readSql>>,
  at: Expression,
  holes: readonly Expression[],
  frame: Frame,
  run: Run,
): Origin {
  const draft: AccessDraft = {
    ...makeDraft({ sort: sql.sort, isClear: true, data: 'none' }, sql.table, { ...emptyCall, span: at.span }, frame),
  };
  for (const hole of holes) {
    if (hole.kind === 'function') continue;
    const origin = run.evaluate(hole, frame);
    if (sql.sort === 'create') takeAllData(draft, origin, run);
    else takeKey(draft, '', origin);
  }
  if (sql.sort === 'list' && sql.hasWhere) draft.sort = 'read';
  draft.keys = sql.hasWhere && draft.keys.length === 0 ? [{ from: 'constant', name: '' }] : draft.keys;
  const result = finish(draft, [], run);
  if (at.kind === 'call') callBack([{ name: '', call: at }], result, frame, run);
  return result;
}

const emptyCall: Omit<Call, 'span'> = {
  kind: 'call',
  callee: { kind: 'unknown', span: { start: 0, end: 0 }, children: [] },
  args: [],
  isNew: false,
};

function textOf(expression: Expression, frame: Frame, run: Run): string | undefined {
  if (expression.kind === 'text') return expression.value;
  if (expression.kind === 'template')
    return expression.parts.map((part) => (part.kind === 'text' ? part.value : ' ? ')).join('');
  if (expression.kind === 'call' && expression.args.length === 1 && expression.args[0])
    return textOf(expression.args[0].value, frame, run);
  if (expression.kind === 'binary' && (expression.operator === '+' || expression.operator === '%')) {
    let at: Expression = expression;
    for (let step = 0; step < 30 && at.kind === 'binary'; step++) at = at.left;
    return at.kind === 'text' ? `${at.value} ?` : undefined;
  }
  if (expression.kind !== 'name') return undefined;
  const value = run.values.of(expression, frame.module);
  return value.kind === 'text' ? value.value : undefined;
}

function holesOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'template') return expression.parts.filter(({ kind }) => kind !== 'text');
  if (expression.kind === 'binary') return [expression.right, ...holesOf(expression.left)];
  if (expression.kind === 'call') return expression.args.flatMap(({ value }) => holesOf(value));
  return [];
}
