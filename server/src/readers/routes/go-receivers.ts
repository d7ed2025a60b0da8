import type { Call, CodeModule, Expression, Parameter } from '../../model/code';
import { isGoMethod } from '../../model/go-method';
import { type FrameworkId, type Stack, stackId } from '../../model/route';
import type { ClassValue, FunctionValue, Value, Values } from '../../model/value';
import type { GoReading, GoReceiver, GoVocabulary } from './go-vocabulary';
import { parameterId, parameterStack } from './hand-over';

/** Longer chains of calls are not followed. */
const deepest = 60;
/** What a function on the way counts for. */
const ofFunction = 20;

/** What an expression is as something to register on: made by the package, handed in, kept in a field, or chained. */
export function goReceiver(
  expression: Expression,
  reading: GoReading,
  vocabulary: GoVocabulary,
  depth = 0,
): GoReceiver | undefined {
  if (depth > deepest) return undefined;
  const { module, values } = reading;
  if (expression.kind === 'member') {
    const field = fieldStack(expression, module, values, vocabulary);
    if (field) return { stack: field, guards: [] };
  }
  if (expression.kind === 'call' && expression.callee.kind === 'member') {
    const found = stepped(expression, reading, vocabulary, depth);
    if (found) return found;
  }
  return ofValue(values.of(expression, module), reading, vocabulary, depth);
}

function stepped(
  call: Call & { readonly callee: Expression },
  reading: GoReading,
  vocabulary: GoVocabulary,
  depth: number,
): GoReceiver | undefined {
  if (call.callee.kind !== 'member' || !vocabulary.step) return undefined;
  const of = goReceiver(call.callee.of, reading, vocabulary, depth + 1);
  return of && vocabulary.step(call.callee.name.value, call, of, reading);
}

function ofValue(value: Value, reading: GoReading, vocabulary: GoVocabulary, depth: number): GoReceiver | undefined {
  const { framework, isOrdered } = vocabulary;
  if (value.kind === 'parameter') {
    if (value.names.length > 0 || !isOfType(value.parameter.type, value.module, reading.values, vocabulary)) {
      return undefined;
    }
    return { stack: parameterStack(value, { framework, isOrdered }), guards: [] };
  }
  if (value.kind !== 'call') return undefined;
  const { callee, call, module } = value;
  const name = callee.kind === 'external' ? (callee.path.at(-1) ?? '') : '';
  if (callee.kind === 'external' && callee.path.length === 1 && vocabulary.makers.has(name)) {
    if (!vocabulary.package.test(callee.package)) return undefined;
    return { stack: { ...madeStack(call, module, vocabulary), kind: 'application' }, guards: [] };
  }
  if (callee.kind === 'function') {
    for (const result of reading.values.results(callee)) {
      const one = result.kind === 'list' ? reading.values.member(result, '0') : result;
      const found = one.kind === 'parameter' ? undefined : ofValue(one, reading, vocabulary, depth + ofFunction);
      if (found) return found;
    }
    return undefined;
  }
  const there = { ...reading, module, values: reading.values };
  return stepped(call, there, vocabulary, depth);
}

/** A stack that is made by a call. */
export function madeStack(
  call: Call,
  { path }: CodeModule,
  { framework, isOrdered }: Pick<GoVocabulary, 'framework' | 'isOrdered'>,
): Omit<Stack, 'entries'> {
  const place = { path, span: call.span };
  return { id: stackId(path, call.span.start), framework, place, name: 'router', kind: 'router', isOrdered };
}

/** True for the name of a type that the framework registers on. */
function isOfType(
  type: Expression | undefined,
  module: CodeModule,
  values: Values,
  { package: from, types }: GoVocabulary,
): boolean {
  const plain = type?.kind === 'index' ? type.of : type;
  if (plain?.kind !== 'member' || !types.has(plain.name.value)) return false;
  const value = values.of(plain, module);
  return value.kind === 'external' && from.test(value.package);
}

/** What a field of a struct holds is one stack, whatever method of the struct registers on it. */
function fieldStack(
  { of, name }: Expression & { kind: 'member' },
  module: CodeModule,
  values: Values,
  vocabulary: GoVocabulary,
): Omit<Stack, 'entries'> | undefined {
  const owner = classOf(values.of(of, module), values);
  return owner && stackOfField(owner, name.value, values, vocabulary);
}

/** The stack that a field of a class is, if its type is one to register on. */
export function stackOfField(
  owner: ClassValue,
  name: string,
  values: Values,
  vocabulary: GoVocabulary,
): Omit<Stack, 'entries'> | undefined {
  const holder = [owner, ...values.bases(owner)].find(
    (one): one is ClassValue => one.kind === 'class' && one.class.members.some((member) => member.name.value === name),
  );
  const field = holder?.class.members.find((one) => one.name.value === name);
  if (!holder || !field || !isOfType(field.type, holder.module, values, vocabulary)) return undefined;
  const { framework, isOrdered } = vocabulary;
  const { path } = holder.module;
  const id = `${stackId(path, field.name.span.start)}@${framework}`;
  return { id, framework, place: { path, span: field.span }, name, kind: 'application', isOrdered };
}

/** The class of which a value is an instance, as far as types tell. */
export function classOf(value: Value, values: Values): ClassValue | undefined {
  if (value.kind === 'instance') return value.of;
  if (value.kind === 'call' && value.callee.kind === 'function') {
    const [first] = values.results(value.callee);
    const made = first?.kind === 'list' ? values.member(first, '0') : first;
    return made?.kind === 'instance' ? made.of : undefined;
  }
  if (value.kind !== 'parameter' || value.names.length > 0) return undefined;
  const { type } = value.parameter;
  const named = type?.kind === 'index' ? type.of : type;
  const found = named?.kind === 'name' || named?.kind === 'member' ? values.of(named, value.module) : undefined;
  return found?.kind === 'class' ? found : undefined;
}

/** The parameter of a function that is given something to register on. */
export function routerParameter(
  expression: Expression,
  { module, values }: GoReading,
  framework: FrameworkId,
): string | undefined {
  const [target] = values.callables(values.of(expression, module));
  const parameter = target && parametersOf(target)[0];
  return target && parameter && parameterId(parameter, target.module, framework);
}

/** The parameters of a function but its receiver. */
export function parametersOf({ function: code, module }: FunctionValue): readonly Parameter[] {
  return code.parameters.slice(isGoMethod(code, module.language) ? 1 : 0);
}
