import { isPractice } from '../../knowledge/route/spring';
import type { ClassCode, CodeModule, FunctionCode } from '../../model/code';
import { type GuardUse, type Stack, type StackEntry, stackId, type UseEntry } from '../../model/route';
import type { ClassValue, Values } from '../../model/value';
import { externalsOf, lineageOf } from './classes';
import type { Stacks } from './framework';
import { type Annotation, annotationsOf, given, itemsOf, textOf } from './spring-annotation';
import { type Chain, ignoredIn, type Rule, rulesIn } from './spring-rules';

/** Where chains stand that say nothing else, and where the older adapters stand. */
const lastOrder = 1_000_000;
const orderOfAdapter = 100;

/**
 * What a class configures for all routes: the filter chains of Spring Security, in methods that make one or in the method
 * of an adapter. The first chain whose paths suit a request answers it, and in the chain the first rule.
 */
export function readSecurity(code: ClassCode, module: CodeModule, values: Values, stacks: Stacks): void {
  const value: ClassValue = { kind: 'class', class: code, module };
  const ofClass = annotationsOf(code.decorators, module, values);
  if (isOfPractice(ofClass, values)) return;
  const isAdapter =
    code.bases.length > 0 &&
    externalsOf(lineageOf(value, values)).some(({ path }) => path.at(-1) === 'WebSecurityConfigurerAdapter');
  for (const member of code.members) {
    if (member.value?.kind !== 'function') continue;
    const own = annotationsOf(member.decorators, module, values);
    if (isOfPractice(own, values)) continue;
    const takes = parameterTypes(member.value);
    const isBean = own.some(({ name }) => name === 'Bean');
    const isChain =
      (isBean && takes.some((name) => name === 'HttpSecurity' || name === 'ServerHttpSecurity')) ||
      (isAdapter && member.name.value === 'configure' && takes.includes('HttpSecurity'));
    const isIgnoring = takes.includes('WebSecurity') || (isBean && /WebSecurityCustomizer/.test(textIn(member.value)));
    if (!isChain && !isIgnoring) continue;
    const order = orderIn(own, values) ?? orderIn(ofClass, values) ?? (isAdapter ? orderOfAdapter : lastOrder);
    const isUnsure = [...own, ...ofClass].some(({ name }) => name.startsWith('Conditional') && !/Missing/.test(name));
    addChain(member.value, { module, order, isIgnoring, isUnsure }, values, stacks);
  }
}

interface Setting {
  readonly module: CodeModule;
  readonly order: number;
  readonly isIgnoring: boolean;
  readonly isUnsure: boolean;
}

function addChain(code: FunctionCode, setting: Setting, values: Values, stacks: Stacks): void {
  const { module, order, isIgnoring, isUnsure } = setting;
  const place = { path: module.path, span: code.name?.span ?? code.span };
  const stack = securityStack(module, place);
  const chain: Chain = isIgnoring
    ? { rules: ignoredIn(code, module, values), isDenying: false }
    : rulesIn(code, module, values);
  const rank = isIgnoring ? 1 : 2 + order * 2 + (chain.within ? 0 : 1);
  // Rules count in the order in which they are given, wherever they are written.
  const entries = [...chain.rules, ...(isIgnoring ? [] : [lastRule(chain, place)])].flatMap((rule, at) =>
    usesOf(rule, { rank, order: code.span.start + at / 1000, isUnsure, ...(chain.within && { within: chain.within }) }),
  );
  stacks.add(stack, ...entries);
  if (isIgnoring) return;
  stacks.add(stack, { do: 'define', place, order: code.span.start, name: 'filter chain', value: { kind: 'unknown' } });
}

function securityStack(module: CodeModule, place: Stack['place']): Omit<Stack, 'entries'> {
  return {
    id: `${stackId(module.path, 0)}:security`,
    framework: 'spring',
    place,
    name: 'Spring Security',
    kind: 'router',
    isOrdered: false,
    awaits: 'spring-security',
  };
}

/** What no rule names is refused by the newer way to write them, and let through by the older one. */
function lastRule({ isDenying }: Chain, place: Stack['place']): Rule {
  const written = isDenying ? 'what no rule names is denied' : 'no rule of the chain';
  const guard: GuardUse = {
    place,
    written,
    value: { kind: 'unknown' },
    given: [],
    means: isDenying ? 'authorization' : 'nothing',
  };
  return { patterns: [{ under: '/', isExact: false }], guard };
}

interface Facts extends Pick<UseEntry, 'order' | 'within'> {
  readonly rank: number;
  readonly isUnsure: boolean;
}

function usesOf({ patterns, methods, guard }: Rule, { rank, order, isUnsure, within }: Facts): readonly StackEntry[] {
  return patterns.map(({ under, isExact }) => ({
    do: 'use',
    place: guard.place,
    order,
    level: 'application',
    under: [under],
    ...(isExact && { isExact: true as const }),
    ...(methods && { methods }),
    ...(within && { within }),
    ...(isUnsure && { isCoarse: true as const }),
    guards: [guard],
    isOfApplication: true,
    firstOf: { word: 'spring-security', rank },
  }));
}

/** Spring Security that nobody is seen to configure closes everything by itself, or is configured elsewhere. */
export function readTraces(module: CodeModule, stacks: Stacks): void {
  const trace = module.imports.find(({ from }) => from.value.startsWith('org.springframework.security.'));
  if (!trace || /\.security\.crypto\./.test(trace.from.value)) return;
  const place = { path: module.path, span: trace.span };
  const guard: GuardUse = { place, written: 'Spring Security', value: { kind: 'unknown' }, given: [] };
  const rule: Rule = { patterns: [{ under: '/', isExact: false }], guard };
  stacks.add(securityStack(module, place), ...usesOf(rule, { rank: lastOrder * 4, order: 0, isUnsure: false }));
}

function parameterTypes({ parameters }: FunctionCode): readonly string[] {
  return parameters.flatMap(({ type }) => (type?.kind === 'name' ? [type.name] : []));
}

/** What a method makes, by the classes that it names. */
function textIn({ body }: FunctionCode): string {
  const [first] = body;
  const value = first?.kind === 'return' ? first.value : undefined;
  const [parameter] = value?.kind === 'function' ? value.parameters : [];
  const isOfWeb = parameter?.target.kind === 'name' && /^web/i.test(parameter.target.name);
  return isOfWeb ? 'WebSecurityCustomizer' : '';
}

function orderIn(annotations: readonly Annotation[], values: Values): number | undefined {
  const order = annotations.find(({ name }) => name === 'Order');
  if (!order) return undefined;
  const placed = given(order, 'value');
  const value = placed && values.of(placed.expression, placed.module);
  if (value?.kind === 'literal' && typeof value.value === 'number')
    return Math.max(-lastOrder / 2, Math.min(value.value, lastOrder - 1)) + lastOrder / 2;
  const isFirst = placed?.expression.kind === 'member' && placed.expression.name.value === 'HIGHEST_PRECEDENCE';
  return isFirst ? 0 : undefined;
}

function isOfPractice(annotations: readonly Annotation[], values: Values): boolean {
  return annotations.some(
    (one) =>
      one.name === 'TestConfiguration' ||
      (one.name === 'Profile' &&
        itemsOf(given(one, 'value'), values).some((item) => isPractice(textOf(item, values) ?? ''))),
  );
}
