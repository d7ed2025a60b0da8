import { attributeSortOf, isPeopleModel } from '../../knowledge/route/attributes';
import { wordsOf } from '../../knowledge/route/phrases';
import type { Expression } from '../../model/code';
import type { Place, Sighting } from '../../model/route';
import { askRow, isMembership } from './membership';
import { type Origin, partsOf } from './origin';
import {
  ANSWERS,
  asksWhether,
  asksWho,
  ENDS,
  emptyIsFalse,
  FALLS,
  FALLS_REFUSED,
  type Frame,
  note,
  type Outcome,
  PASSES,
  placeIn,
  REFUSES,
  REJECTS,
  RESOLVES,
  type Run,
  THROWS,
} from './run';
import { truthOf } from './truth';
import { written } from './written';

/**
 * Goes the ways that a condition leaves open. If it is not certain but asks about the caller, or about where a request
 * goes, the way that refuses is the one that counts; the other is for callers who are in order.
 */
export function branch(
  condition: Origin,
  at: Expression,
  frame: Frame,
  run: Run,
  whenTrue: () => Outcome,
  whenFalse: () => Outcome,
): Outcome {
  const truth = truthOf(condition, run.caller, emptyIsFalse(frame.module.language));
  const gate = gateOf(condition);
  if (gate === 1 && partsOf(condition).some(({ kind }) => kind === 'principal')) {
    note(run.trace.tests, asksWho(`asks whether there is a caller: ${written(at)}`, placeIn(frame, at)));
  }
  if (gate === 2) askAttributes(condition, `asks for ${written(at)}`, placeIn(frame, at), run);
  else if (truth !== undefined) askForRow(condition, run);
  if (truth !== undefined) return within(gate, condition, run, () => (truth ? whenTrue() : whenFalse()));
  const counts =
    gate === 2 || (gate === 1 && run.caller === 'stranger') || (isSetting(condition) && !isSwitch(condition, at));
  const isThere = asksExistence(condition);
  run.forks++;
  const before = marksOf(run);
  const first = within(gate, condition, run, whenTrue);
  const middle = marksOf(run);
  if ((counts || (isThere === true && hasAsked(run, before))) && refusesOnly(first)) {
    run.forks--;
    return first;
  }
  const second = within(gate, condition, run, whenFalse);
  run.forks--;
  if (isThere !== undefined && refusesOnly(isThere ? first : second)) noteSetup(condition, at, frame, run);
  if ((counts || (isThere === false && hasAsked(run, middle))) && refusesOnly(second)) {
    // Only what the other way did is taken back, as far as it stands in lists.
    forget(run, before, middle);
    return second;
  }
  if (isSetting(condition) && passesOnly(first)) return second;
  if (isSetting(condition) && passesOnly(second)) return first;
  return first | second;
}

/** A flag of the caller is a question without any comparison: `if (user.isAdmin)`. */
export function askAttributes(condition: Origin, says: string, place: Place, run: Run): void {
  for (const part of partsOf(condition)) {
    const sort = part.kind === 'principal' ? attributeSortOf(part.path.at(-1) ?? '') : 'other';
    if (sort !== 'role' && sort !== 'permission' && sort !== 'scope') continue;
    note(run.trace.tests, asksWhether(sort, says, place));
  }
}

/** Whether there is a row of the caller for what the request chose is a question too: `if (!membership)`. */
export function askForRow(condition: Origin, run: Run): void {
  for (const part of partsOf(condition)) if (part.kind === 'row' && isMembership(part.access)) askRow(part.access, run);
}

/** True if nobody gets through. */
export function refusesOnly(outcome: Outcome): boolean {
  return (
    (outcome & (REFUSES | THROWS | REJECTS | FALLS_REFUSED)) !== 0 &&
    (outcome & (PASSES | ENDS | ANSWERS | RESOLVES | FALLS)) === 0
  );
}

/** True if nobody gets to the end. */
export function isThrown(outcome: Outcome): boolean {
  return (outcome & THROWS) !== 0 && (outcome & (ENDS | FALLS | ANSWERS)) === 0;
}

function passesOnly(outcome: Outcome): boolean {
  return (
    (outcome & (PASSES | ENDS | ANSWERS | RESOLVES)) !== 0 &&
    (outcome & (REFUSES | THROWS | REJECTS | FALLS | FALLS_REFUSED)) === 0
  );
}

function within(gate: 0 | 1 | 2, condition: Origin, run: Run, walk: () => Outcome): Outcome {
  const { reason, claimed } = run;
  run.reason = gate;
  run.claimed = claimedIn(condition);
  const outcome = walk();
  run.reason = reason;
  run.claimed = claimed;
  return outcome;
}

/** What a condition takes a caller's word for. */
export function claimedIn(condition: Origin): Sighting | undefined {
  return partsOf(condition).flatMap((one) => (one.kind === 'controlled' && one.claimed ? [one.claimed] : []))[0];
}

/** Which gate a condition is about. */
export function gateOf(condition: Origin): 0 | 1 | 2 {
  let gate: 0 | 1 | 2 = 0;
  for (const part of partsOf(condition)) {
    if (part.kind === 'test' && part.test.gate === 2) return 2;
    if (part.kind === 'principal' && isAttribute(part.path.at(-1))) return 2;
    if (part.kind === 'test' || part.kind === 'principal' || part.kind === 'nobody' || part.kind === 'failure')
      gate = 1;
  }
  return gate;
}

function isAttribute(name: string | undefined): boolean {
  const sort = name === undefined ? 'other' : attributeSortOf(name);
  return sort === 'role' || sort === 'permission' || sort === 'scope';
}

function isSetting(condition: Origin): boolean {
  return partsOf(condition).some(({ kind }) => kind === 'setting' || kind === 'metadata');
}

/**
 * True for a question about how the program was started which says nothing of who develops it: what a missing key or a
 * demonstration refuses is refused to nobody who calls in earnest.
 */
function isSwitch(condition: Origin, at: Expression): boolean {
  const settings = partsOf(condition).filter(({ kind }) => kind === 'setting' || kind === 'metadata');
  const isOfProgram = settings.every((one) => one.kind === 'setting' && one.isOfProgram);
  return isOfProgram && !wordsOf(written(at)).some((word) => stages.has(word));
}

const stages = new Set([
  'production',
  'prod',
  'staging',
  'development',
  'develop',
  'dev',
  'debug',
  'test',
  'testing',
  'local',
]);

interface Marks {
  readonly accesses: number;
  readonly tests: number;
}

/**
 * Whether it is a yes if there is the row, or a no: `if ($post)`, `if (!isset($post->id))`. A check of what is there is a
 * check, since nothing comes out where nothing is.
 */
function asksExistence(condition: Origin): boolean | undefined {
  if (condition.kind === 'not') {
    const inner = asksExistence(condition.of);
    return inner === undefined ? undefined : !inner;
  }
  if (condition.kind === 'logic') return asksExistence(condition.left) ?? asksExistence(condition.right);
  if (condition.kind === 'several') return condition.of.map(asksExistence).find((one) => one !== undefined);
  if (condition.kind !== 'row') return undefined;
  return condition.path.length === 0 || condition.path.at(-1) === 'id' ? true : undefined;
}

/** What is refused as soon as there is anybody at all is open to whoever sets the program up, and to nobody later. */
function noteSetup(condition: Origin, at: Expression, frame: Frame, run: Run): void {
  const isAnybody = partsOf(condition).some(
    (one) =>
      one.kind === 'row' && isPeopleModel(one.access.model) && one.access.keys.every(({ from }) => from === 'constant'),
  );
  if (!isAnybody) return;
  note(run.trace.behaviours, {
    sort: 'setup',
    says: 'is open only while there is nobody yet',
    place: placeIn(frame, at),
  });
}

/** True if the second gate was asked since then. */
function hasAsked(run: Run, { tests }: Marks): boolean {
  return run.trace.tests.slice(tests).some(({ gate }) => gate === 2);
}

function marksOf(run: Run): Marks {
  return { accesses: run.trace.accesses.length, tests: run.trace.tests.length };
}

function forget(run: Run, from: Marks, to: Marks): void {
  run.trace.accesses.splice(from.accesses, to.accesses - from.accesses);
}
