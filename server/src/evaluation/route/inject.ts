import { libraryFact } from '../../knowledge/route/libraries';
import type { Call } from '../../model/code';
import { enter } from './apply';
import { refusesOnly } from './branch';
import { useClaims } from './claims';
import { evaluateFact } from './library-call';
import { memberOf, packageOf } from './member';
import { type Origin, unknown } from './origin';
import { type Frame, type GivenArgument, placeIn, type Run } from './run';
import { callUnknown } from './unknown-call';
import { namesOf } from './written';

/** What `Depends(f)` and `Security(f, scopes=[…])` inject. */
export function inject(call: Call, args: readonly GivenArgument[], frame: Frame, run: Run): Origin {
  const [first] = args;
  const scopes = args.find(({ name }) => name === 'scopes')?.origin;
  let callee = first?.origin;
  if (callee?.kind === 'object') callee = memberOf(callee, '__call__', frame, run);
  if (callee?.kind === 'closure') {
    const { given } = run;
    if (scopes) run.given = [scopes];
    const evidence = run.trace.evidence.length;
    const accesses = run.trace.accesses.length;
    const gaps = run.trace.gaps.length;
    const { outcome, result } = enter(callee, frame, run);
    run.given = given;
    if (run.trace.evidence.length > evidence) run.authenticating.add(callee.function);
    // How it finds the caller is no business of the handler.
    if (run.authenticating.has(callee.function)) {
      run.trace.accesses.splice(accesses);
      run.trace.gaps.splice(gaps);
    }
    if (refusesOnly(outcome)) run.thrown = true;
    // A generator yields what is injected, and that is not followed.
    if (result.kind === 'constant' && result.value === null) return unknown;
    // What a dependency loads after it proved who calls is that caller.
    const isOther = result.kind === 'controlled' || result.kind === 'constant' || result.kind === 'closure';
    useClaims(result, 'hands its claims to the handler', placeIn(frame, call), run);
    const isCaller = run.authenticating.has(callee.function) && run.caller !== 'stranger' && !isOther;
    return isCaller ? { kind: 'principal', path: [] } : result;
  }
  const value = callee?.kind === 'value' ? callee.value : undefined;
  const package_ = value ? packageOf(value) : undefined;
  const fact = package_ ? libraryFact(package_.name, package_.path) : undefined;
  if (fact?.does === 'extracts') return { kind: 'controlled', part: 'header', name: 'authorization' };
  if (fact) return evaluateFact(fact, call, [], frame, run);
  const asked = call.args[0]?.value;
  return asked
    ? callUnknown(
        {
          call: { ...call, callee: asked, args: [] },
          names: namesOf(asked),
          args: [{ origin: { kind: 'request', path: [] } }],
        },
        frame,
        run,
      )
    : unknown;
}
