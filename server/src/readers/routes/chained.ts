import type { Call, CodeModule } from '../../model/code';
import type { Value, Values } from '../../model/value';

/** Longer chains are not followed to their beginning. */
const mostSteps = 24;

/** A method that is called on what the one before it gave. */
interface Step {
  readonly name: string;
  readonly call: Call;
  readonly module: CodeModule;
  /** The function it is given, if it is given one. */
  readonly given?: Value;
}

/** `client.use(known).schema(input).action(fn)`: the calls from the first to the last, and what they begin with. */
export function stepsOf(value: Value, values: Values): { readonly steps: readonly Step[]; readonly base: Value } {
  const steps: Step[] = [];
  let here = value;
  while (here.kind === 'call' && here.callee.kind === 'member' && steps.length < mostSteps) {
    const { call, module } = here;
    const given = call.args.map((one) => values.of(one.value, module)).find(({ kind }) => kind === 'function');
    steps.unshift({ name: here.callee.name, call, module, ...(given && { given }) });
    here = here.callee.of;
  }
  return { steps, base: here };
}
