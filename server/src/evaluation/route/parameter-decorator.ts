import type { Expression } from '../../model/code';
import { packageOf } from './member';
import type { Origin } from './origin';
import { type Frame, frameOf, type Run } from './run';

/**
 * What a decorator of the project puts into a parameter, by the function that it was made of:
 * `createParamDecorator((data, context) => …)`. Undefined if it was made otherwise.
 */
export function byOwnDecorator(decorator: Expression, frame: Frame, run: Run): Origin | undefined {
  const isCalled = decorator.kind === 'call';
  const made = run.values.of(isCalled ? decorator.callee : decorator, frame.module);
  if (made.kind !== 'call') return undefined;
  const package_ = packageOf(made);
  const [factory] = made.call.args;
  if (package_?.name !== '@nestjs/common' || package_.path[0] !== 'createParamDecorator' || !factory) return undefined;
  const closure = run.evaluate(factory.value, frameOf(made.module, frame.depth));
  if (closure.kind !== 'closure') return undefined;
  const [data] = isCalled ? decorator.args : [];
  const given: Origin = data ? run.evaluate(data.value, frame) : { kind: 'constant', value: null };
  const { thrown, effects } = run;
  const result = run.apply(closure, [{ origin: given }, { origin: { kind: 'request', path: [] } }], frame);
  run.thrown = thrown;
  run.effects = effects;
  return result;
}
