import { readSql } from '../../knowledge/route/storage';
import type { Call, Expression } from '../../model/code';
import { makeDraft, takeAllData, takeKey } from './access-draft';
import { callBack, finish } from './access-result';
import { textIn } from './joined-text';
import { findName, type Origin } from './origin';
import type { Frame, Run } from './run';
import { namesOf } from './written';

/** SQL text in the first argument, with what its holes and parameters are. */
export function sqlOf(call: Call, frame: Frame, run: Run): Origin | undefined {
  const first = call.args[0]?.value;
  if (!first) return fetchedRows(call, run);
  const given = sqlIn(first, frame, run);
  const sql = given && readSql(textIn(given) ?? '');
  if (!sql) return undefined;
  const others = call.args.slice(1).flatMap(({ value }) => (value.kind === 'function' ? [] : [value]));
  return accessOfSql(sql, call, [given, ...others.map((one) => run.evaluate(one, frame))], frame, run);
}

/** SQL in a tagged template: `` sql`SELECT …` ``. */
export function accessOfTemplate(
  expression: Expression & { kind: 'template' },
  frame: Frame,
  run: Run,
): Origin | undefined {
  const written = expression.parts.map((part) => (part.kind === 'text' ? part.value : ' ? ')).join('');
  const sql = readSql(written);
  if (!sql) return undefined;
  const holes = expression.parts.filter(({ kind }) => kind !== 'text').map((part) => run.evaluate(part, frame));
  return accessOfSql(sql, expression, holes, frame, run);
}

function accessOfSql(
  sql: NonNullable<ReturnType<typeof readSql>>,
  at: Expression,
  holes: readonly Origin[],
  frame: Frame,
  run: Run,
): Origin {
  const draft = makeDraft(
    { sort: sql.sort, isClear: true, data: 'none' },
    sql.table,
    { ...emptyCall, span: at.span },
    frame,
  );
  for (const origin of holes) {
    if (origin.kind === 'constant') continue;
    if (sql.sort === 'create') takeAllData(draft, origin, run);
    else takeKey(draft, '', origin, run);
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

/** `cursor.fetchone()` gives what the statement before it found. */
function fetchedRows(call: Call, run: Run): Origin | undefined {
  const name = namesOf(call.callee).at(-1);
  const last = name === 'fetchone' || name === 'fetchall' ? run.trace.accesses.at(-1) : undefined;
  return last && { kind: 'row', access: last, path: [] };
}

/** The SQL that an expression is, as far as it is known; what is no SQL is not evaluated here. */
function sqlIn(expression: Expression, frame: Frame, run: Run): Origin | undefined {
  if (expression.kind === 'name') {
    const local = findName(frame.scope, expression.name);
    if (local) return local;
    const value = run.values.of(expression, frame.module);
    return value.kind === 'text' ? { kind: 'constant', value: value.value } : undefined;
  }
  if (opensLikeSql(beginningOf(expression))) return run.evaluate(expression, frame);
  const inner = expression.kind === 'call' && expression.args.length === 1 ? expression.args[0]?.value : undefined;
  return inner && sqlIn(inner, frame, run);
}

/** The text with which an expression begins: of what is put together, of what is filled in. */
function beginningOf(expression: Expression): string {
  let at: Expression | undefined = expression;
  for (let step = 0; step < 30 && at; step++) {
    if (at.kind === 'text') return at.value;
    if (at.kind === 'binary') at = at.left;
    else if (at.kind === 'template') at = at.parts[0];
    else if (at.kind === 'call' && at.callee.kind === 'member') at = at.callee.of;
    else return '';
  }
  return '';
}

function opensLikeSql(text: string): boolean {
  return /^(select|insert|update|delete)\s/i.test(text.trimStart());
}
