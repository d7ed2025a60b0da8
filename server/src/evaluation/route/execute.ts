import type { Expression, Statement, Target } from '../../model/code';
import { assign } from './assign';
import { branch, claimedIn } from './branch';
import { compare } from './compare';
import { isStructType, onlyResult } from './go-values';
import { missing, type Origin, unknown } from './origin';
import { refusalOfReturn, refuse, statusOfThrown } from './refusal';
import {
  ANSWERS,
  ENDS,
  FALLS,
  FALLS_REFUSED,
  type Frame,
  JUMPS,
  type Outcome,
  PASSES,
  REFUSES,
  type Run,
  THROWS,
} from './run';
import { truthOf } from './truth';

/** What happens to the caller in a list of statements. */
export function execute(statements: readonly Statement[], frame: Frame, run: Run): Outcome {
  const { claimed } = run;
  const outcome = executeAll(statements, frame, run);
  run.claimed = claimed;
  return outcome;
}

function executeAll(statements: readonly Statement[], frame: Frame, run: Run): Outcome {
  let outcome = 0;
  let falls = FALLS;
  for (const statement of statements) {
    if (run.budget <= 0) break;
    const whole = executeOne(statement, frame, run);
    // Who returns behind a refusal has been refused.
    const one = falls === FALLS_REFUSED ? whole & ~ENDS : whole;
    outcome |= one & ~(FALLS | FALLS_REFUSED);
    const next = one & (FALLS | FALLS_REFUSED);
    if (next === 0) return outcome;
    falls = (next & FALLS) !== 0 ? falls | next : FALLS_REFUSED;
  }
  return outcome | falls;
}

function executeOne(statement: Statement, frame: Frame, run: Run): Outcome {
  switch (statement.kind) {
    case 'let': {
      const origin = statement.value ? run.evaluate(statement.value, frame) : emptyValue(statement, frame);
      const isGo = frame.module.language === 'go';
      declare(statement.target, isGo ? onlyResult(origin, statement.target, statement.value) : origin, frame, run);
      return settle(run);
    }
    case 'expression':
      run.evaluate(statement.value, frame);
      return settle(run);
    case 'if': {
      const condition = run.evaluate(statement.test, frame);
      const before = settle(run);
      if ((before & (FALLS | FALLS_REFUSED)) === 0) return before;
      const outcome = branch(
        condition,
        statement.test,
        frame,
        run,
        () => execute(statement.whenTrue, frame, run),
        () => execute(statement.whenFalse, frame, run),
      );
      // What follows is for those whom the condition has not let through.
      if (statement.whenTrue.at(-1)?.kind === 'return') run.claimed ??= claimedIn(condition);
      return then(before, outcome);
    }
    case 'return':
      return executeReturn(statement, frame, run);
    case 'throw': {
      if (statement.value) run.evaluate(statement.value, frame);
      refuse(run, frame, statement, statusOfThrown(statement.value, frame, run));
      settle(run);
      return THROWS;
    }
    case 'loop':
      return executeLoop(statement, frame, run);
    case 'try':
      return executeTry(statement, frame, run);
    case 'switch':
      return executeSwitch(statement, frame, run);
    case 'with': {
      for (const { value, target } of statement.items) {
        const origin = run.evaluate(value, frame);
        if (target) assign(target, origin, frame, run);
      }
      const before = settle(run);
      return (before & (FALLS | FALLS_REFUSED)) === 0 ? before : then(before, execute(statement.body, frame, run));
    }
    case 'block':
      return execute(statement.body, frame, run);
    case 'function':
      if (statement.function.name) {
        frame.scope.names.set(statement.function.name.value, run.evaluate(statement.function, frame));
      }
      return FALLS;
    case 'class':
      return FALLS;
    case 'jump':
      return JUMPS;
  }
}

/** A variable of a struct type is there before anything was given to it. */
function emptyValue({ type }: Statement & { kind: 'let' }, { module }: Frame): Origin {
  const isStruct = module.language === 'go' && type !== undefined && isStructType(type);
  return isStruct ? { kind: 'fields', entries: new Map(), rest: [] } : missing;
}

/** What evaluating an expression did besides. */
function settle(run: Run): Outcome {
  const effects = run.effects;
  run.effects = 0;
  if (run.thrown) {
    run.thrown = false;
    return effects | THROWS;
  }
  if ((effects & REFUSES) === 0 || (effects & ANSWERS) !== 0) return effects | FALLS;
  return effects | FALLS_REFUSED;
}

function then(before: Outcome, after: Outcome): Outcome {
  const kept = before & ~(FALLS | FALLS_REFUSED);
  return kept | after;
}

function executeReturn(statement: Statement & { kind: 'return' }, frame: Frame, run: Run): Outcome {
  const chosen = statement.value?.kind === 'choice' ? statement.value : undefined;
  if (chosen && frame.module.language === 'csharp') return executeChosen(statement, chosen, frame, run);
  const value = statement.value ? run.evaluate(statement.value, frame) : missing;
  const effects = settle(run);
  if ((effects & THROWS) !== 0) return effects;
  const hasAnswered = (effects & (REFUSES | ANSWERS | PASSES)) !== 0;
  const refusal = statement.value && !hasAnswered ? refusalOfReturn(statement.value, frame, run) : undefined;
  if (refusal) {
    refuse(run, frame, statement, refusal.status);
    run.effects = 0;
    frame.returns.push({ kind: 'answer' });
    return (effects & ~(FALLS | FALLS_REFUSED)) | REFUSES;
  }
  if (frame.refusesByError && !hasAnswered && truthOf(value, run.caller, false) === true) {
    refuse(run, frame, statement, statement.value && statusOfThrown(statement.value, frame, run));
    run.effects = 0;
    return REFUSES;
  }
  frame.returns.push(value);
  const kept = effects & ~(FALLS | FALLS_REFUSED);
  return kept === 0 ? ENDS : kept;
}

/** What is returned one way or the other is two statements that return. */
function executeChosen(
  { span }: Statement,
  { test, whenTrue, whenFalse }: Expression & { kind: 'choice' },
  frame: Frame,
  run: Run,
): Outcome {
  const condition = run.evaluate(test, frame);
  const before = settle(run);
  if ((before & (FALLS | FALLS_REFUSED)) === 0) return before;
  const way = (value: Expression) => () =>
    executeReturn({ kind: 'return', span: value.span ?? span, value }, frame, run);
  return then(before, branch(condition, test, frame, run, way(whenTrue), way(whenFalse)));
}

function declare(target: Target, origin: Origin, frame: Frame, run: Run): void {
  assign(target, origin, frame, run, true);
}

function executeLoop(statement: Statement & { kind: 'loop' }, frame: Frame, run: Run): Outcome {
  const over = statement.over ? run.evaluate(statement.over, frame) : unknown;
  const before = settle(run);
  if ((before & (FALLS | FALLS_REFUSED)) === 0) return before;
  if (over.kind === 'list' && over.isWhole && over.items.length === 0) return before;
  if (over.kind === 'constant' && !over.value && statement.target) return before;
  const [first] = over.kind === 'list' ? over.items : [over];
  if (statement.target) assign(statement.target, first ?? unknown, frame, run);
  run.forks++;
  const body = execute(statement.body, frame, run);
  run.forks--;
  // What a loop over roles refuses, it refuses; otherwise it may be walked or not.
  const isRefusal = (body & (FALLS | FALLS_REFUSED | JUMPS | ENDS)) === 0 && over.kind !== 'controlled';
  return then(before, (body & ~JUMPS) | (isRefusal ? 0 : FALLS));
}

function executeTry(statement: Statement & { kind: 'try' }, frame: Frame, run: Run): Outcome {
  const body = execute(statement.body, frame, run);
  let outcome = body & ~THROWS;
  const hasThrown = (body & THROWS) !== 0;
  const isSure = hasThrown && (body & ~THROWS) === 0;
  if (statement.handlers.length === 0) outcome = body;
  for (const handler of statement.handlers) {
    // What is caught without a throw that we know of says nothing about the caller.
    if (!hasThrown) break;
    if (handler.target) assign(handler.target, run.caller === 'stranger' ? { kind: 'failure' } : unknown, frame, run);
    if (!isSure) run.forks++;
    const reason = run.reason;
    if (run.caller === 'stranger') run.reason = 1;
    outcome |= execute(handler.body, frame, run);
    run.reason = reason;
    if (!isSure) run.forks--;
  }
  if (statement.last.length === 0) return outcome;
  const last = execute(statement.last, frame, run);
  return (last & (FALLS | FALLS_REFUSED)) !== 0 ? outcome | (last & ~(FALLS | FALLS_REFUSED)) : last;
}

function executeSwitch(statement: Statement & { kind: 'switch' }, frame: Frame, run: Run): Outcome {
  const on = run.evaluate(statement.on, frame);
  const before = settle(run);
  const walk = (at: number): Outcome => {
    const one = statement.cases[at];
    if (!one) return FALLS;
    const body = () => executeCase(statement, at, frame, run);
    if (one.tests.length === 0) return at === statement.cases.length - 1 ? body() : body() | walk(at + 1);
    const tests = one.tests.map((test) =>
      compare('==', { left: on, right: run.evaluate(test, frame), at: statement.on }, frame, run),
    );
    const condition = tests.reduce((left, right): Origin => ({ kind: 'logic', operator: 'or', left, right }));
    return branch(condition, statement.on, frame, run, body, () => walk(at + 1));
  };
  return then(before, walk(0));
}

/** A case runs on into the next one until something leaves it. */
function executeCase(statement: Statement & { kind: 'switch' }, from: number, frame: Frame, run: Run): Outcome {
  let outcome = 0;
  for (const { body } of statement.cases.slice(from, from + 8)) {
    const one = execute(body, frame, run);
    outcome |= one & ~(FALLS | FALLS_REFUSED | JUMPS);
    if ((one & JUMPS) !== 0) outcome |= FALLS;
    const falls = one & (FALLS | FALLS_REFUSED);
    if (falls === 0) return outcome;
    if (!fallsThrough(frame.module.language) || falls === FALLS_REFUSED) return outcome | falls;
  }
  return outcome | FALLS;
}

/** True where a case runs on into the next one. */
function fallsThrough(language: Frame['module']['language']): boolean {
  return language !== 'python' && language !== 'go' && language !== 'ruby';
}
