import { isPeopleModel } from '../../knowledge/route/attributes';
import { wordsOf } from '../../knowledge/route/phrases';
import type { Step } from './access-chain';
import { askRow, isMembership } from './membership';
import type { AccessDraft, Origin } from './origin';
import { ask, asksWho, type Frame, note, type Run } from './run';

/** Functions that a driver calls with what it found: `(error, rows) => …`, `(rows) => …`. */
export function callBack(steps: readonly Step[], result: Origin, frame: Frame, run: Run): void {
  for (const { call } of steps) {
    for (const { value } of call.args) {
      const origin = value.kind === 'function' || value.kind === 'name' ? run.evaluate(value, frame) : undefined;
      if (origin?.kind !== 'closure') continue;
      const isNodeStyle = origin.function.parameters.length > 1;
      const none: Origin = { kind: 'constant', value: null };
      run.apply(origin, isNodeStyle ? [{ origin: none }, { origin: result }] : [{ origin: result }], frame);
    }
  }
}

/** Takes the access down and gives what comes out of it. */
export function finish(draft: AccessDraft, names: readonly string[], run: Run): Origin {
  const fromCaller = draft.keys.some(({ from }) => from !== 'principal' && from !== 'constant');
  draft.isWhole =
    draft.sort === 'list' && draft.keys.length === 0 && !draft.isScoped && !counts.has(names.at(-1) ?? '');
  // `Model.objects.get(…)` of Django throws what is called DoesNotExist.
  const isDjango = names.at(-1) === 'get' && names.at(-2) === 'objects';
  const throws =
    isDjango || names.some((name) => name.endsWith('OrThrow') || name.endsWith('OrFail') || name.endsWith('_404'));
  const isRead = draft.sort === 'read' || draft.sort === 'list';
  if (isRead && draft.isCredentialLookup) {
    const says = `looks up the presented credential${draft.model === '' ? '' : ` in ${draft.model}`}`;
    note(run.trace.evidence, { says, place: draft.place });
    if (run.caller === 'stranger') {
      if (throws) run.thrown = true;
      return { kind: 'nobody' };
    }
    ask(run, asksWho(says, draft.place));
    return { kind: 'principal', path: [] };
  }
  record(draft, run);
  const isSignIn = isRead && draft.keys.some(({ from, name }) => from !== 'principal' && isPassword(name));
  if (isSignIn)
    note(run.trace.behaviours, { sort: 'password', says: 'looks a person up by a password', place: draft.place });
  if (isRead && draft.isScoped && !fromCaller && isPeopleModel(draft.model)) {
    return run.caller === 'stranger' ? { kind: 'nobody' } : { kind: 'principal', path: [] };
  }
  if (throws && isMembership(draft)) {
    askRow(draft, run);
    if (run.caller !== 'trusted') run.thrown = true;
  }
  return { kind: 'row', access: draft, path: [] };
}

/** What only says how many there are gives nothing of them away. */
const counts = new Set(['count', 'exists', 'countDocuments', 'estimatedDocumentCount']);

function isPassword(name: string): boolean {
  return wordsOf(name.split('.').at(-1) ?? '').some((word) => passwords.has(word));
}

const passwords = new Set(['password', 'passwd', 'pwd', 'passwort']);

export function record(draft: AccessDraft, run: Run): void {
  if (run.trace.accesses.length < 60) run.trace.accesses.push(draft);
}
