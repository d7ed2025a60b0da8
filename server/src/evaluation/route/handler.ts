import { isPrivateField } from '../../knowledge/route/attributes';
import type { CodeLanguage, Expression, FunctionCode, Parameter } from '../../model/code';
import type { Access, Demand, HandlerFacts, Sighting } from '../../model/route';
import type { FunctionValue, Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { enter } from './apply';
import { assign } from './assign';
import { isThrown, refusesOnly } from './branch';
import { originOfUse } from './enter-guard';
import { faultsOf } from './faults';
import { inheritedAction, takeInherited } from './inherited-action';
import { makeRun } from './lead-through';
import type { AccessDraft, Origin } from './origin';
import { bindByRole, parameterOfHandler, rolesOf } from './parameters';
import { type Caller, frameOf, originOfValue, PASSES, type Run, type TeamNames } from './run';
import { written } from './written';

/** What a handler gets beside the request. */
export interface HandlerContext {
  /** Parameters that hold the caller, since what injects them authenticates. */
  readonly principalParameters: readonly Parameter[];
  /** Fields of the request that guards of the chain set to the caller: `user`, `body.userId`. */
  readonly principalFields: readonly string[];
  /** True if all arguments of the handler come from the caller: server actions. */
  readonly isInput?: boolean;
  /** The path of the route, where its parameters tell what the handler is given. */
  readonly path?: string;
}

/** How one kind of caller fared in a handler. */
interface Stay {
  readonly run: Run;
  readonly isRefused: boolean;
  readonly isKnown: boolean;
}

/**
 * What a handler does with stored data, and for whom. It is walked with a stranger, an ordinary caller and a trusted one;
 * what only the trusted one gets to is behind a check.
 *
 * @param handler what answers, with what is wrapped around it: `asyncHandler(show)`.
 */
export function judgeHandler(handler: Value, context: HandlerContext, values: Values, team: TeamNames): HandlerFacts {
  const [stranger, ordinary, trusted] = (['stranger', 'ordinary', 'trusted'] as const).map((caller) =>
    stay(handler, context, caller, values, team),
  );
  if (!stranger || !ordinary || !trusted) throw new Error('Three callers were led through.');
  const { trace } = ordinary.run;
  const seen = [...trace.evidence, ...trace.tests.filter(({ gate }) => gate === 1)];
  const checks = trace.tests.flatMap(({ gate, says, place, sort }) =>
    gate === 2 && sort !== 'known' ? [{ says, place, sort }] : [],
  );
  const accesses = accessesOf(stranger, ordinary, trusted);
  const hasCheck = ordinary.isRefused || accesses.some(({ isGuarded, isCompared }) => isGuarded || isCompared);
  // Who is asked for a role has to be somebody.
  const evidence = (seen.length > 0 || !hasCheck ? seen : checks).map(({ says, place }) => ({ says, place }));
  const code = values.callables(handler).at(-1);
  const unused = code && unusedPrincipal(code, context);
  return {
    isKnown: stranger.isKnown,
    authentication: demandOf(stranger, accesses, evidence),
    evidence,
    authorization: hasCheck ? checks : [],
    accesses,
    publicBehaviours: trusted.run.trace.behaviours.flatMap(({ sort, says, place }) =>
      sort === 'signUp' ? [] : [{ sort, says, place }],
    ),
    ...(unused ? { unusedPrincipal: unused } : {}),
    privateFields: code ? privateFields(code.function) : [],
    faults: faultsOf([stranger.run, ordinary.run], trusted.run),
    gaps: ordinary.run.trace.gaps,
  };
}

function stay(handler: Value, context: HandlerContext, caller: Caller, values: Values, team: TeamNames): Stay {
  const fields = new Map<string, Origin>(
    context.principalFields.map((field) => [field, { kind: 'principal', path: [] }]),
  );
  const run = makeRun(caller, values, team, [], fields);
  if (context.path !== undefined) run.path = context.path;
  const origin = entranceOf(handler, run);
  if (origin?.kind !== 'closure') {
    const action = inheritedAction(handler, values);
    const outcome = action && takeInherited(action, run);
    return { run, isRefused: outcome !== undefined && isThrown(outcome), isKnown: outcome !== undefined };
  }
  const { outcome } = enter(origin, frameOf(origin.module, 0), run, (inner) => {
    bindByRole(origin.function, inner, run);
    const roles = rolesOf(origin.function);
    for (const [at, parameter] of origin.function.parameters.entries()) {
      if (context.principalParameters.includes(parameter))
        assign(parameter.target, { kind: 'principal', path: [] }, inner, run, true);
      else if (context.isInput && !isHandedContext(parameter))
        assign(parameter.target, { kind: 'controlled', part: 'input', name: nameOf(parameter) }, inner, run, true);
      else if (isDecorated(parameter) && !bindsAll(origin.module.language))
        assign(parameter.target, parameterOfHandler(parameter, inner, run), inner, run, true);
      else if (at === 1 && roles[0] === 'request' && parameter.target.kind === 'fields')
        assign(parameter.target, { kind: 'request', path: [] }, inner, run, true);
    }
  });
  return {
    run,
    isRefused: refusesOnly(outcome & ~PASSES) || isThrown(outcome),
    isKnown: origin.function.body.length > 0,
  };
}

/** Languages whose frameworks say by attributes and types what each parameter is. */
function bindsAll(language: CodeLanguage): boolean {
  return language === 'csharp' || language === 'java';
}

/** The function that answers. A wrapper of the project is entered itself, since it may ask something on the way. */
function entranceOf(handler: Value, run: Run): Origin | undefined {
  const origin = originOfUse(handler, run);
  if (origin.kind === 'closure') return origin;
  const last = run.values.callables(handler).at(-1);
  return last && originOfValue(last, run, 0);
}

/** What libraries for server actions call an action with: `({ ctx, parsedInput })`. It holds more than the input. */
function isHandedContext({ target }: Parameter): boolean {
  return target.kind === 'fields' && target.fields.some(({ name }) => name === 'ctx' || name === 'parsedInput');
}

function isDecorated(parameter: Parameter): boolean {
  return parameter.decorators.length > 0;
}

function nameOf(parameter: Parameter): string {
  return parameter.target.kind === 'name' ? parameter.target.name : '';
}

function demandOf(stranger: Stay, accesses: readonly Access[], evidence: readonly Sighting[]): Demand {
  if (stranger.isRefused && evidence.length > 0) return 'required';
  // Who gets to no data is kept out, whatever the answer looks like.
  if (evidence.length > 0 && accesses.length > 0 && accesses.every(({ isOpen }) => !isOpen)) return 'required';
  return evidence.length > 0 ? 'optional' : 'none';
}

/** The accesses of a trusted caller, with who else gets to them. */
function accessesOf(stranger: Stay, ordinary: Stay, trusted: Stay): readonly Access[] {
  const open = byPlace(stranger.run.trace.accesses);
  const reached = byPlace(ordinary.run.trace.accesses);
  const found = new Map<string, Access>();
  for (const draft of [...ordinary.run.trace.accesses, ...trusted.run.trace.accesses]) {
    const key = keyOf(draft);
    if (found.has(key)) continue;
    const { isCredentialLookup, isNew, written: entry, assigned: _, ...access } = draft;
    found.set(key, {
      ...access,
      // A row may be fetched only to put an entry of the caller into it: a comment, a like.
      storesPrincipal: access.storesPrincipal || (access.sort === 'read' && entry === 'own'),
      isGuarded: !reached.has(key),
      isOpen: open.has(key),
      isCompared: isCompared(key, ordinary),
      ownerFields: [...new Set(access.ownerFields)],
    });
  }
  return [...found.values()];
}

/** True if a question about the row was asked of a caller whom it kept out. */
function isCompared(key: string, ordinary: Stay): boolean {
  return (
    ordinary.isRefused &&
    ordinary.run.trace.tests.some(({ gate, about }) => gate === 2 && about.some((draft) => keyOf(draft) === key))
  );
}

function byPlace(accesses: readonly AccessDraft[]): ReadonlySet<string> {
  return new Set(accesses.map(keyOf));
}

function keyOf({ place }: AccessDraft): string {
  return `${place.path}#${place.span.start}-${place.span.end}`;
}

/** A caller that is handed in and whose name does not stand in the body. */
function unusedPrincipal(handler: FunctionValue, { principalParameters }: HandlerContext): Sighting | undefined {
  for (const parameter of principalParameters) {
    const { target } = parameter;
    if (target.kind !== 'name') continue;
    let isUsed = false;
    walkCode(handler.function.body, (node) => {
      if (node.kind === 'name' && node.name === target.name) isUsed = true;
      return !isUsed;
    });
    if (!isUsed && !target.name.startsWith('_')) {
      return {
        says: `${written(target)} is handed in and never used`,
        place: { path: handler.module.path, span: parameter.span },
      };
    }
  }
  return undefined;
}

/** Fields about people that the handler names. */
function privateFields(code: FunctionCode): readonly string[] {
  const found = new Set<string>();
  walkCode(code.body, (node) => {
    const name = fieldName(node as Expression);
    if (name !== undefined && found.size < 8 && isPrivateField(name)) found.add(name);
  });
  return [...found];
}

function fieldName(node: Expression): string | undefined {
  return node.kind === 'member' ? node.name.value : undefined;
}
