import { decisions, isRoleOfAll, matchers, rulesBegin, scopes } from '../../knowledge/route/spring';
import { meaningOfExpression } from '../../knowledge/route/spring-expression';
import type { Call, CodeModule, Expression, FunctionCode, Statement } from '../../model/code';
import type { GuardUse, Meaning, RoutePath } from '../../model/route';
import type { FunctionValue, Values } from '../../model/value';
import { written } from '../../model/written';
import { itemsOf, lastName, textOf } from './spring-annotation';
import { type AntPattern, antPattern } from './spring-path';

/** Which requests need what. */
export interface Rule {
  readonly patterns: readonly AntPattern[];
  readonly methods?: readonly string[];
  readonly guard: GuardUse;
}

/** A filter chain: its rules in their order. */
export interface Chain {
  readonly rules: readonly Rule[];
  /** The paths it is for; undefined if it is for all. */
  readonly within?: readonly RoutePath[];
  /** True if requests that no rule names are refused. */
  readonly isDenying: boolean;
}

const deepest = 6;
const mostSteps = 600;

interface Reading {
  readonly values: Values;
  readonly rules: Rule[];
  within: RoutePath[] | undefined;
  isDenying: boolean;
  steps: number;
}

interface Section {
  readonly module: CodeModule;
  /** True behind `authorizeHttpRequests`, where steps name requests and what they need. */
  readonly isRules: boolean;
  readonly depth: number;
}

/** The rules that a method gives to what it configures. */
export function rulesIn(code: FunctionCode, module: CodeModule, values: Values): Chain {
  const reading: Reading = { values, rules: [], within: undefined, isDenying: false, steps: 0 };
  readBody(code.body, { module, isRules: false, depth: 0 }, reading);
  const { rules, within, isDenying } = reading;
  return { rules, isDenying, ...(within && { within }) };
}

function readBody(body: readonly Statement[], section: Section, reading: Reading): void {
  for (const statement of body) {
    switch (statement.kind) {
      case 'expression':
        readChain(statement.value, section, reading);
        break;
      case 'let':
      case 'return':
        if (statement.value) readChain(statement.value, section, reading);
        break;
      case 'if':
        readBody([...statement.whenTrue, ...statement.whenFalse], section, reading);
        break;
      case 'block':
      case 'loop':
      case 'try':
        readBody(statement.body, section, reading);
        break;
      default:
        break;
    }
  }
}

/** The calls of a chain from the left, and what they are called on. */
function stepsOf(expression: Expression): {
  readonly steps: readonly (readonly [string, Call])[];
  readonly base: Expression;
} {
  const steps: (readonly [string, Call])[] = [];
  let at = expression;
  while (steps.length < mostSteps) {
    if (at.kind === 'assignment') {
      at = at.value;
      continue;
    }
    if (at.kind !== 'call') break;
    if (at.callee.kind === 'name') steps.push([at.callee.name, at]);
    if (at.callee.kind !== 'member') break;
    steps.push([at.callee.name.value, at]);
    at = at.callee.of;
  }
  return { steps: steps.reverse(), base: at };
}

function readChain(expression: Expression, section: Section, reading: Reading): void {
  const { steps, base } = stepsOf(expression);
  let isRules = section.isRules || beginsInRules(base, section, reading);
  let asked: Omit<Rule, 'guard'> | undefined;
  for (const [name, call] of steps) {
    if (reading.steps++ > mostSteps) return;
    const here: Section = { ...section, isRules };
    if (rulesBegin.has(name)) {
      isRules = true;
      if (name !== 'authorizeRequests') reading.isDenying = true;
      enterAll(call, { ...here, isRules }, reading);
    } else if (name === 'and') {
      isRules = section.isRules;
      asked = undefined;
    } else if (isRules && matchers.has(name)) asked = requestsOf(name, call, here, reading);
    else if (isRules && decisions.has(name)) {
      if (asked) reading.rules.push(ruleOf(asked, guardOf(name, call, here, reading)));
      asked = undefined;
    } else if (!isRules && (scopes.has(name) || (matchers.has(name) && isScope(steps))))
      takeScope(name, call, here, reading);
    else if (!isRules || !asked) enterAll(call, here, reading);
  }
}

/** That the rest is open to all says nothing about any route of it. */
function ruleOf(asked: Omit<Rule, 'guard'>, guard: GuardUse): Rule {
  const isRest = asked.patterns.some(({ under, isExact }) => under === '/' && !isExact);
  return { ...asked, guard: isRest && guard.means === 'public' ? { ...guard, means: 'nothing' } : guard };
}

/** `http.requestMatchers().antMatchers("/api/**")` of older programs. */
function isScope(steps: readonly (readonly [string, Call])[]): boolean {
  return steps.some(([name]) => name === 'requestMatchers');
}

/** A name that holds what `authorizeRequests` gave. */
function beginsInRules(base: Expression, { module }: Section, { values }: Reading): boolean {
  if (base.kind !== 'name') return false;
  const value = values.of(base, module);
  return value.kind === 'call' && stepsOf(value.call).steps.some(([name]) => rulesBegin.has(name));
}

/** Functions that are handed to a step are called with what it configures; so are methods that take the whole. */
function enterAll(call: Call, section: Section, reading: Reading): void {
  if (section.depth >= deepest) return;
  const own = call.callee.kind === 'name' ? functionOf(call.callee, section, reading) : undefined;
  const given = call.args.flatMap(({ value }) => functionOf(value, section, reading) ?? []);
  for (const { function: code, module } of own ? [own, ...given] : given) {
    readBody(code.body, { ...section, module, depth: section.depth + 1 }, reading);
  }
}

function functionOf(expression: Expression, { module }: Section, { values }: Reading): FunctionValue | undefined {
  const value = values.of(expression, module);
  return value.kind === 'function' ? value : undefined;
}

/** Which requests a matcher means. */
function requestsOf(name: string, call: Call, section: Section, reading: Reading): Omit<Rule, 'guard'> {
  if (name === 'anyRequest' || name === 'anyExchange') return { patterns: [{ under: '/', isExact: false }] };
  // These are about forwards and errors, which nobody asks for from outside.
  if (name === 'dispatcherTypeMatchers') return { patterns: [] };
  const items = call.args.flatMap(({ value }) =>
    itemsOf({ expression: value, module: section.module }, reading.values),
  );
  const methods = items.flatMap((item) => methodIn(item.expression) ?? []);
  const others = items.filter((item) => methodIn(item.expression) === undefined);
  const isWhole = others.length === 0 && methods.length > 0;
  const found = others.map((item) => matcherOf(item.expression, item.module, name, reading));
  const inside = found.flatMap(({ method }) => method ?? []);
  const all = [...methods, ...inside];
  return {
    patterns: isWhole ? [{ under: '/', isExact: false }] : found.flatMap(({ pattern }) => pattern ?? []),
    ...(all.length > 0 && { methods: all }),
  };
}

const methodNames = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE)$/;

function methodIn(expression: Expression): string | undefined {
  const name = expression.kind === 'call' ? undefined : lastName({ expression });
  return name !== undefined && methodNames.test(name) ? name : undefined;
}

/** A pattern as a text, or as what `new AntPathRequestMatcher("/a", "GET")` and the like hold. */
function matcherOf(
  expression: Expression,
  module: CodeModule,
  name: string,
  { values }: Reading,
): { readonly pattern: AntPattern | undefined; readonly method?: string } {
  const placed = { expression, module };
  if (expression.kind !== 'call') {
    const text = textOf(placed, values);
    return { pattern: name === 'regexMatchers' ? antPattern(undefined) : antPattern(text) };
  }
  const called = [...stepsOf(expression).steps.map(([step]) => step), lastName({ expression }) ?? ''].join(' ');
  if (/toStaticResources|atCommonLocations/.test(called)) return { pattern: undefined };
  if (/toH2Console/.test(called)) return { pattern: antPattern('/h2-console/**') };
  if (/EndpointRequest/.test(written(expression))) return { pattern: antPattern('/actuator/**') };
  const texts = expression.args.map(({ value }) => textOf({ expression: value, module }, values));
  const method = [...texts, ...expression.args.map(({ value }) => methodIn(value))].find(
    (text) => text !== undefined && methodNames.test(text),
  );
  const path = texts.find((text) => text?.startsWith('/'));
  return { pattern: /[Rr]egex/.test(called) ? antPattern(undefined) : antPattern(path), ...(method && { method }) };
}

function takeScope(name: string, call: Call, section: Section, reading: Reading): void {
  const functions = call.args.flatMap(({ value }) => functionOf(value, section, reading) ?? []);
  for (const { function: code, module } of functions) {
    for (const one of code.body) {
      const value = one.kind === 'return' || one.kind === 'expression' ? one.value : undefined;
      for (const [step, inner] of value ? stepsOf(value).steps : []) {
        if (matchers.has(step)) takeScope(step, inner, { ...section, module }, reading);
      }
    }
  }
  if (functions.length > 0 || call.args.length === 0) return;
  const { patterns } = requestsOf(name, call, section, reading);
  reading.within = [...(reading.within ?? []), ...patterns.map(({ under }) => under)];
}

function guardOf(name: string, call: Call, section: Section, reading: Reading): GuardUse {
  const span = {
    start: call.callee.kind === 'member' ? call.callee.name.span.start : call.span.start,
    end: call.span.end,
  };
  const short: Expression = { ...call, callee: { kind: 'name', span, name } };
  return {
    place: { path: section.module.path, span },
    written: written(short),
    value: { kind: 'unknown' },
    given: [],
    means: meaningOf(name, call, section, reading),
  };
}

function meaningOf(name: string, call: Call, { module }: Section, { values }: Reading): Meaning {
  const items = call.args.flatMap(({ value }) => itemsOf({ expression: value, module }, values));
  const texts = items.map((item) => textOf(item, values) ?? lastName(item) ?? '');
  const decided = decisions.get(name) ?? 'authorization';
  if (name === 'access')
    return texts[0] && items[0]?.expression.kind !== 'call' ? meaningOfExpression(texts[0]) : decided;
  return decided === 'authorization' && texts.some(isRoleOfAll) ? 'authentication' : decided;
}

/** What `web.ignoring().requestMatchers(…)` leaves out of everything. */
export function ignoredIn(code: FunctionCode, module: CodeModule, values: Values): readonly Rule[] {
  const reading: Reading = { values, rules: [], within: undefined, isDenying: false, steps: 0 };
  const section: Section = { module, isRules: true, depth: 0 };
  const read = (body: readonly Statement[]): readonly Rule[] =>
    body.flatMap((one) => {
      const value = one.kind === 'expression' || one.kind === 'return' ? one.value : undefined;
      if (value?.kind === 'function') return read(value.body);
      const { steps } = value ? stepsOf(value) : { steps: [] };
      if (!steps.some(([name]) => name === 'ignoring')) return [];
      return steps.flatMap(([name, call]) => {
        if (!matchers.has(name)) return [];
        const guard = { ...guardOf(name, call, section, reading), means: 'public' as const };
        return [{ ...requestsOf(name, call, section, reading), guard }];
      });
    });
  return read(code.body);
}
