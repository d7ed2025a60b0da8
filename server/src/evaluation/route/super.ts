import { libraryFact } from '../../knowledge/route/libraries';
import type { Call } from '../../model/code';
import { applyClosure } from './apply';
import { argumentsOf } from './call-site';
import { evaluateFact } from './library-call';
import { type Origin, unknown } from './origin';
import { ask, asksWhether, type Frame, PASSES, placeIn, type Run } from './run';
import { namesOf } from './written';

export function isSuper(call: Call): boolean {
  const names = namesOf(call.callee);
  return names[0] === 'super';
}

/** A method of the base class: of the project, or of a package that is known. */
export function evaluateSuper(call: Call, name: string, frame: Frame, run: Run): Origin {
  const self =
    frame.scope.names.get('self') ?? frame.scope.outer?.names.get('self') ?? frame.scope.outer?.names.get('this');
  const args = argumentsOf(call, frame, run);
  if (self?.kind !== 'object') return unknown;
  for (const base of run.values.bases(self.of)) {
    if (base.kind === 'class') {
      const method = base.class.members.find((member) => member.name.value === name)?.value;
      if (method?.kind !== 'function') continue;
      const names = new Map<string, Origin>(['this', 'self', 'cls'].map((each) => [each, self]));
      return applyClosure(
        { kind: 'closure', function: method, module: base.module, scope: { names } },
        args,
        frame,
        run,
      );
    }
    const fact = libraryFact(base.package, base.path);
    if (fact?.does === 'guards' && frame.module.language === 'php') return evaluateFact(fact, call, args, frame, run);
    if (fact?.does === 'guards' && fact.authorization)
      return ask(run, asksWhether(fact.authorization, fact.says, placeIn(frame, call)));
    if (fact?.does === 'guards')
      return evaluateFact({ does: 'verifies', fails: 'missing', says: fact.says }, call, [], frame, run);
  }
  if (name === 'dispatch' || name === 'get' || name === 'post') run.effects |= PASSES;
  if (name === 'has_permission' || name === 'has_object_permission') return { kind: 'constant', value: true };
  if (name === 'get_queryset' || name === 'get_object') return unknown;
  return unknown;
}
