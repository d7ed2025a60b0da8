import { isCredentialName } from '../../knowledge/route/attributes';
import type { Assignment, Binary, Expression } from '../../model/code';
import { accessOfTemplate } from './access-sql';
import { nameInAspnet } from './aspnet-field';
import { assign } from './assign';
import { branch } from './branch';
import { evaluateCall } from './call';
import { compare, rightInRow } from './compare';
import { onlyResult } from './go-values';
import { fillText, joinTexts, textIn } from './joined-text';
import { currentPlace, memberOf, originOfNamed } from './member';
import { findName, joinOrigins, type Origin, partsOf, unknown } from './origin';
import { emptyIsFalse, FALLS, type Frame, note, placeIn, type Run, THROWS } from './run';
import { nameInSpring } from './spring-bean';
import { truthOf } from './truth';

/** How deep the evaluation of one expression may lead into others, functions and values of fields among them. */
const deepest = 250;

/** Where the value of an expression comes from. What evaluating it does to the caller gathers in the run. */
export function evaluate(expression: Expression, frame: Frame, run: Run): Origin {
  if (run.budget <= 0 || run.nesting >= deepest) return unknown;
  if (expression === run.wrapped) return { kind: 'pass' };
  run.budget--;
  run.nesting++;
  const origin = evaluateByKind(expression, frame, run);
  run.nesting--;
  return origin;
}

function evaluateByKind(expression: Expression, frame: Frame, run: Run): Origin {
  switch (expression.kind) {
    case 'name':
      return evaluateName(expression, frame, run);
    case 'text':
      return { kind: 'constant', value: expression.value };
    case 'literal':
      return { kind: 'constant', value: expression.value };
    case 'template':
      return (
        (expression.tag ? accessOfTemplate(expression, frame, run) : undefined) ??
        joinTexts(expression.parts.map((part) => run.evaluate(part, frame)))
      );
    case 'member': {
      const of = run.evaluate(expression.of, frame);
      const found = memberOf(of, expression.name.value, frame, run);
      if (found.kind !== 'unknown' || of.kind === 'request' || of.kind === 'row') return found;
      const value = run.values.of(expression, frame.module);
      return value.kind === 'unknown' ? found : originOfNamed(value, expression.name.value, frame, run);
    }
    case 'index': {
      const of = run.evaluate(expression.of, frame);
      const at = expression.at.map((one) => run.evaluate(one, frame));
      return elementOf(of, at[0] ?? unknown, expression, frame, run);
    }
    case 'call':
      return evaluateCall(expression, frame, run);
    case 'list': {
      const items = expression.items.flatMap((item) => {
        const origin = run.evaluate(item, frame);
        return item.kind === 'spread' && origin.kind === 'list' ? origin.items : [origin];
      });
      return { kind: 'list', items, isWhole: !expression.items.some(({ kind }) => kind === 'spread') };
    }
    case 'dictionary': {
      const entries = new Map<string, Origin>();
      const rest: Origin[] = [];
      for (const { key, value } of expression.entries) {
        const origin = run.evaluate(value, frame);
        if (key) entries.set(key.value, origin);
        else if (origin.kind === 'fields') for (const [name, one] of origin.entries) entries.set(name, one);
        else rest.push(origin);
      }
      return { kind: 'fields', entries, rest };
    }
    case 'function':
      return { kind: 'closure', function: expression, module: frame.module, scope: frame.scope };
    case 'class':
      return { kind: 'value', value: { kind: 'class', class: expression, module: frame.module } };
    case 'binary':
      return evaluateBinary(expression, frame, run);
    case 'unary': {
      const of = run.evaluate(expression.of, frame);
      if (expression.operator === '&') return of;
      if (expression.operator === 'typeof') return typeOf(of);
      return expression.operator === 'not' ? { kind: 'not', of } : { kind: 'unknown', from: [of] };
    }
    case 'choice': {
      const condition = run.evaluate(expression.test, frame);
      return choose(
        condition,
        expression.test,
        frame,
        run,
        () => run.evaluate(expression.whenTrue, frame),
        () => run.evaluate(expression.whenFalse, frame),
      );
    }
    case 'assignment': {
      const given = run.evaluate(expression.value, frame);
      const isGo = frame.module.language === 'go';
      const value = isGo ? onlyResult(given, expression.target, expression.value) : given;
      assign(expression.target, assigned(expression, value, frame), frame, run);
      return value;
    }
    case 'await':
    case 'spread':
      return run.evaluate(expression.of, frame);
    case 'unknown':
      return derived(expression.children, frame, run);
  }
}

/** What `typeof` says: helpers answer with a text where they refuse and with the caller where they do not. */
function typeOf(of: Origin): Origin {
  switch (of.kind) {
    case 'constant':
      return { kind: 'constant', value: of.value === null ? 'object' : typeof of.value };
    case 'fields':
    case 'list':
      return { kind: 'constant', value: 'object' };
    case 'principal':
      return of.path.length === 0 ? { kind: 'constant', value: 'object' } : unknown;
    case 'several': {
      const types = of.of.map(typeOf);
      const [first] = types;
      const isOne = types.every(
        (one) => one.kind === 'constant' && first?.kind === 'constant' && one.value === first.value,
      );
      return first && isOne ? first : unknown;
    }
    default:
      return unknown;
  }
}

/** What a target holds behind an assignment. Of what adds to it, only texts are put together. */
function assigned({ operator, target }: Assignment, value: Origin, frame: Frame): Origin {
  if (operator === '=' || operator === ':=') return value;
  const before = operator === '+=' && target.kind === 'name' ? findName(frame.scope, target.name) : undefined;
  return before && textIn(before) !== undefined ? joinTexts([before, value]) : { kind: 'unknown', from: [value] };
}

function derived(parts: readonly Expression[], frame: Frame, run: Run): Origin {
  return {
    kind: 'unknown',
    from: parts.map((part) => run.evaluate(part, frame)).filter(({ kind }) => kind !== 'constant'),
  };
}

function evaluateName(expression: Expression & { kind: 'name' }, frame: Frame, run: Run): Origin {
  const known = findName(frame.scope, expression.name);
  if (known) return known;
  if (expression.name === 'undefined') return { kind: 'constant', value: null };
  const own = ownName(expression.name, frame, run);
  if (own) return own;
  const place = frame.module.language === 'python' ? currentPlace(expression.name) : undefined;
  if (place) return place;
  return originOfNamed(run.values.of(expression, frame.module), expression.name, frame, run);
}

/** What a name is of the object around, where no word says whose it is. */
function ownName(name: string, frame: Frame, run: Run): Origin | undefined {
  if (frame.module.language === 'csharp') return nameInAspnet(name, frame, run);
  return frame.module.language === 'java' ? nameInSpring(name, frame, run) : undefined;
}

function elementOf(of: Origin, at: Origin, expression: Expression, frame: Frame, run: Run): Origin {
  if (
    partsOf(at).some(
      (one) =>
        one.kind === 'controlled' && (one.part === 'cookie' || one.part === 'header') && isCredentialName(one.name),
    )
  ) {
    note(run.trace.evidence, { says: 'looks up the presented credential', place: placeIn(frame, expression) });
    return run.caller === 'stranger' ? { kind: 'nobody' } : { kind: 'principal', path: [] };
  }
  // A table of what roles may do, or of what they are called, asked for one role.
  const asked = partsOf(at).find((one) => one.kind === 'principal' || rightInRow(one) !== undefined);
  if (of.kind === 'fields' && asked) return asked;
  if (of.kind === 'fields') return joinOrigins([...of.entries.values(), ...of.rest, unknown]);
  if (of.kind === 'list')
    return at.kind === 'constant' && typeof at.value === 'number'
      ? (of.items[at.value] ?? unknown)
      : joinOrigins([...of.items, unknown]);
  if (
    of.kind === 'controlled' ||
    of.kind === 'row' ||
    of.kind === 'principal' ||
    of.kind === 'nobody' ||
    of.kind === 'setting'
  ) {
    // Wrappers of Python take the request out of all that the view is called with.
    const isAll = of.kind === 'controlled' && of.part === 'path' && of.name === '';
    if (isAll && at.kind === 'constant' && typeof at.value === 'number') return { kind: 'request', path: [] };
    return at.kind === 'constant' && typeof at.value === 'string' ? memberOf(of, at.value, frame, run) : of;
  }
  return (
    asked ??
    (at.kind === 'constant' && typeof at.value === 'string'
      ? memberOf(of, at.value, frame, run)
      : { kind: 'unknown', from: [of] })
  );
}

function evaluateBinary(expression: Binary, frame: Frame, run: Run): Origin {
  const { operator } = expression;
  const left = run.evaluate(expression.left, frame);
  if (operator === 'and' || operator === 'or' || operator === '??') {
    const truth = truthOf(left, run.caller, emptyIsFalse(frame.module.language));
    const isOr = operator !== 'and';
    if (truth !== undefined) return truth === isOr ? left : run.evaluate(expression.right, frame);
    let right: Origin = unknown;
    let isLeft = false;
    const before = run.effects;
    run.effects = 0;
    const walk = () => {
      right = run.evaluate(expression.right, frame);
      const effects = takeEffects(run);
      isLeft = isOr && effects === THROWS;
      return effects;
    };
    const outcome = branch(left, expression.left, frame, run, isOr ? () => FALLS : walk, isOr ? walk : () => FALLS);
    run.effects |= before;
    giveEffects(outcome, run);
    // Behind `a ?? throw` there is only `a`.
    return isLeft ? left : { kind: 'logic', operator: isOr ? 'or' : 'and', left, right };
  }
  const right = run.evaluate(expression.right, frame);
  if (isComparison(operator)) return compare(operator, { left, right, at: expression }, frame, run);
  // Sets of scopes and roles are compared by what they share.
  if (operator === '&' || operator === '-' || operator === '|') return compareSets(left, right, expression, frame, run);
  if (operator === '+') return joinTexts([left, right]);
  if (operator === '%') return fillText(left, [right]);
  return { kind: 'unknown', from: [left, right] };
}

function compareSets(left: Origin, right: Origin, expression: Binary, frame: Frame, run: Run): Origin {
  const isAbout = [left, right].some((one) => partsOf(one).some(({ kind }) => kind === 'principal'));
  return isAbout && expression.operator === '&'
    ? compare('in', { left, right, at: expression }, frame, run)
    : { kind: 'unknown', from: [left, right] };
}

function isComparison(operator: string): boolean {
  return ['==', '!=', '<', '>', '<=', '>=', 'in', 'not in', 'instanceof', 'is', 'is not'].includes(operator);
}

/** What has happened since, as the outcome of an expression. */
function takeEffects(run: Run): number {
  const effects = run.effects | (run.thrown ? THROWS : 0);
  run.effects = 0;
  run.thrown = false;
  return effects === 0 ? FALLS : effects;
}

function giveEffects(outcome: number, run: Run): void {
  run.effects |= outcome & ~(FALLS | THROWS);
  if (outcome === THROWS) run.thrown = true;
}

/** Goes the ways of a condition inside of an expression, and gives the values at their ends. */
function choose(
  condition: Origin,
  at: Expression,
  frame: Frame,
  run: Run,
  whenTrue: () => Origin,
  whenFalse: () => Origin,
): Origin {
  const found: Origin[] = [];
  const before = run.effects;
  run.effects = 0;
  const walk = (go: () => Origin) => () => {
    found.push(go());
    return takeEffects(run);
  };
  const outcome = branch(condition, at, frame, run, walk(whenTrue), walk(whenFalse));
  run.effects = before;
  giveEffects(outcome, run);
  return joinOrigins(found);
}
