import type { Call } from '../../model/code';
import type { Origin } from './origin';
import type { Frame, GivenArgument, Run } from './run';

/** A call that is under way. */
export interface CallSite {
  readonly call: Call;
  readonly names: readonly string[];
  readonly args: readonly GivenArgument[];
  /** What a method is called on. */
  readonly receiver?: Origin;
}

/** The arguments of a call, functions among them not yet called. */
export function argumentsOf(call: Call, frame: Frame, run: Run): readonly GivenArgument[] {
  return call.args.flatMap((one): readonly GivenArgument[] => {
    const origin = run.evaluate(one.value, frame);
    if (one.value.kind === 'spread') {
      if (origin.kind === 'list' && origin.isWhole) return origin.items.map((item) => ({ origin: item }));
      return [{ origin, isSpread: true }];
    }
    return [one.name ? { name: one.name.value, origin } : { origin }];
  });
}
