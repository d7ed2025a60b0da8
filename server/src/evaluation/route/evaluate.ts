import { isCredentialName } from '../../knowledge/route/attributes';
import type { Binary, Expression } from '../../model/code';
import { accessOfTemplate } from './access-sql';
import { assign } from './assign';
import { branch } from './branch';
import { evaluateCall } from './call';
import { compare } from './compare';
import { memberOf, originOfNamed } from './member';
import { findName, joinOrigins, type Origin, partsOf, unknown } from './origin';
import { emptyIsFalse, FALLS, type Frame, note, placeIn, type Run, THROWS } from './run';
import { truthOf } from './truth';

/** How deep the evaluation of one expression may lead into others, functions and values of fields among them. */
const deepest = 250;

/** Where the value of an expression comes from. What evaluating it does to the caller gathers in the run. */
export function evaluate(expression: Expression, frame: Frame, run: Run): Origin {
  if (run.budget <= 0 || run.nesting >= deepest) return unknown;
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
        (expression.tag ? accessOfTemplate(expression, frame, run) : undefined) ?? derived(expression.parts, frame, run)
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
      const value = run.evaluate(expression.value, frame);
      assign(
        expression.target,
        expression.operator === '=' || expression.operator === ':=' ? value : { kind: 'unknown', from: [value] },
        frame,
        run,
      );
      return value;
    }
    case 'await':
    case 'spread':
      return run.evaluate(expression.of, frame);
    case 'unknown':
      return derived(expression.children, frame, run);
  }
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
  return originOfNamed(run.values.of(expression, frame.module), expression.name, frame, run);
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
    of.kind === 'claims' ||
    of.kind === 'setting'
  )
    return of;
  // A table of what roles may do, asked for one role.
  const tested = partsOf(at).find(({ kind }) => kind === 'principal');
  return (
    tested ??
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
    const before = run.effects;
    run.effects = 0;
    const walk = () => {
      right = run.evaluate(expression.right, frame);
      return takeEffects(run);
    };
    const outcome = branch(left, expression.left, frame, run, isOr ? () => FALLS : walk, isOr ? walk : () => FALLS);
    run.effects |= before;
    giveEffects(outcome, run);
    return { kind: 'logic', operator: isOr ? 'or' : 'and', left, right };
  }
  const right = run.evaluate(expression.right, frame);
  if (isComparison(operator)) return compare(operator, { left, right, at: expression }, frame, run);
  // Sets of scopes and roles are compared by what they share.
  if (operator === '&' || operator === '-' || operator === '|') return compareSets(left, right, expression, frame, run);
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
