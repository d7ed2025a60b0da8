import type { CodeStep } from '../../model/change';
import type { Call, Expression } from '../../model/code';
import type { TextEdit } from '../../text/edit';
import type { Written } from '../reading';
import { callWith } from './find-call';
import type { CodeSource } from './source';

/** Adds the owner to what tells which rows a query means. */
export function tieToOwner(
  source: CodeSource,
  { at, field, caller }: Extract<CodeStep, { do: 'tieToOwner' }>,
): Written {
  const { text, module } = source;
  const call = callWith(module, at);
  const value = text.slice(caller.start, caller.end);
  if (module.language !== 'javascript' && module.language !== 'python') {
    return { refused: 'Conditions are not written in this language.' };
  }
  if (!call || value === '') return { refused: 'The text has changed since it was read.' };
  const chain = chainOf(call);
  const tie = module.language === 'python' ? inPython : inScript;
  for (const one of chain) {
    const edits = tie(one, field, value, text);
    if (edits) return { edits };
  }
  return { refused: 'The query is not written in a way that a condition can be added to.' };
}

/** The calls of `a.b(…).c(…)`, the outer ones first. */
function chainOf(call: Call): readonly Call[] {
  const calls: Call[] = [];
  for (let at: Expression = call; calls.length < 20; ) {
    if (at.kind === 'call') {
      calls.push(at);
      at = at.callee;
    } else if (at.kind === 'member') at = at.of;
    else break;
  }
  return calls;
}

/** Methods of Mongoose that take an id, and those that take conditions instead. */
const byConditions: Readonly<Record<string, string>> = {
  findById: 'findOne',
  findByIdAndDelete: 'findOneAndDelete',
  findByIdAndRemove: 'findOneAndRemove',
  findByIdAndUpdate: 'findOneAndUpdate',
};

function inScript({ callee, args }: Call, field: string, value: string, text: string): readonly TextEdit[] | undefined {
  const entry = field === value ? field : `${field}: ${value}`;
  const [first] = args;
  for (const { value: options } of args) {
    const where = options.kind === 'dictionary' ? options.entries.find(({ key }) => key?.value === 'where') : undefined;
    if (where) return addEntry(where.value, entry);
  }
  if (!first || callee.kind !== 'member') return undefined;
  const other = byConditions[callee.name.value];
  if (other !== undefined) {
    const id = text.slice(first.span.start, first.span.end);
    return [
      { span: callee.name.span, text: other },
      { span: first.span, text: `{ _id: ${id}, ${entry} }` },
    ];
  }
  return addEntry(first.value, entry);
}

function addEntry(conditions: Expression, entry: string): readonly TextEdit[] | undefined {
  const last = conditions.kind === 'dictionary' ? conditions.entries.at(-1) : undefined;
  return last && [insert(last.span.end, `, ${entry}`)];
}

const filters = new Set(['filter', 'filter_by', 'get', 'where', 'get_object_or_404', 'aget', 'get_or_404']);

function inPython({ callee, args }: Call, field: string, value: string, text: string): readonly TextEdit[] | undefined {
  const name = callee.kind === 'member' ? callee.name.value : callee.kind === 'name' ? callee.name : '';
  const last = args.at(-1);
  if (!last || !filters.has(name)) return undefined;
  if (last.name) return [insert(last.span.end, `, ${field}=${value}`)];
  const { value: test } = last;
  if (test.kind !== 'binary' || test.operator !== '==' || test.left.kind !== 'member') return undefined;
  const model = text.slice(test.left.of.span.start, test.left.of.span.end);
  return [insert(last.span.end, `, ${model}.${field} == ${value}`)];
}

function insert(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}
