import type { Call } from '../../model/code';
import { applyClosure } from './apply';
import { callOrigin } from './call-origin';
import { argumentsOf } from './call-site';
import { type Origin, unknown } from './origin';
import { type Frame, type GivenArgument, REJECTS, RESOLVES, type Run } from './run';

/** `promise.then(f).catch(g)`. */
export function evaluatePromise(call: Call, name: string, frame: Frame, run: Run): Origin | undefined {
  if (call.callee.kind !== 'member' || (name !== 'then' && name !== 'catch' && name !== 'finally')) return undefined;
  const receiver = run.evaluate(call.callee.of, frame);
  const hasThrown = run.thrown;
  const callbacks = call.args.map(({ value }) => run.evaluate(value, frame));
  const onError = name === 'catch' ? callbacks[0] : callbacks[1];
  if (name === 'then' && !hasThrown) {
    const result = callbacks[0]
      ? callOrigin(callbacks[0], { call, names: [], args: [{ origin: receiver }] }, frame, run)
      : receiver;
    return result;
  }
  if (name === 'finally' || !hasThrown || !onError) return receiver;
  run.thrown = false;
  const reason = run.reason;
  if (run.caller === 'stranger') run.reason = 1;
  const result = callOrigin(
    onError,
    { call, names: [], args: [{ origin: run.caller === 'stranger' ? { kind: 'failure' } : unknown }] },
    frame,
    run,
  );
  run.reason = reason;
  return result;
}

/** `new Promise((resolve, reject) => …)`: one that is only rejected throws. */
export function evaluateNewPromise(call: Call, frame: Frame, run: Run): Origin {
  const [executor] = argumentsOf(call, frame, run);
  if (executor?.origin.kind !== 'closure') return unknown;
  const before = run.effects;
  run.effects = 0;
  const settled = (['resolved', 'rejected'] as const).map((as): GivenArgument => ({ origin: { kind: 'settle', as } }));
  applyClosure(executor.origin, settled, frame, run);
  if ((run.effects & REJECTS) !== 0 && (run.effects & RESOLVES) === 0) run.thrown = true;
  run.effects = before | (run.effects & ~(RESOLVES | REJECTS));
  return unknown;
}
