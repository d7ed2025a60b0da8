import type { Assignment, Call, CodeModule } from '../../model/code';
import { type GuardUse, type Stack, stackId } from '../../model/route';
import type { Values } from '../../model/value';
import { written } from '../../model/written';
import { filterUse } from './aspnet-attribute';
import { asksForAnonymous, meaningOfPolicy, policiesOfCall, policySet } from './aspnet-policy';
import { guardUse, type Stacks } from './framework';

/** What a file says for all of a program: its policies, and the filters of all its controllers. */
export function servicesStack(module: CodeModule): Omit<Stack, 'entries'> {
  return {
    id: `${stackId(module.path, 0)}@services`,
    framework: 'aspnet',
    place: { path: module.path, span: { start: 0, end: 0 } },
    name: 'services',
    kind: 'router',
    isOrdered: false,
    awaits: 'services',
  };
}

/** Notes what a call sets up for all of the program. */
export function readSetup(call: Call, module: CodeModule, values: Values, stacks: Stacks): void {
  const at = { place: { path: module.path, span: call.span }, order: call.span.end };
  const entries = policiesOfCall(call, module, values, at);
  if (entries.length > 0) stacks.add(servicesStack(module), ...entries);
  const filter = globalFilter(call, module, values);
  if (!filter) return;
  stacks.add(servicesStack(module), {
    do: 'use',
    ...at,
    level: 'application',
    guards: [filter],
    isOfApplication: true,
  });
}

/** Notes `options.FallbackPolicy = …`. */
export function readSetting(
  { target, value, span }: Assignment,
  module: CodeModule,
  values: Values,
  stacks: Stacks,
): void {
  if (target.kind !== 'member') return;
  const at = { place: { path: module.path, span }, order: span.end };
  const entries = policySet(target.name.value, value, module, values, at);
  if (entries.length > 0) stacks.add(servicesStack(module), ...entries);
}

/** `options.Filters.Add(new AuthorizeFilter(policy))`, `options.Filters.Add<Own>()`. */
function globalFilter(call: Call, module: CodeModule, values: Values): GuardUse | undefined {
  const { callee } = call;
  const isAdded = callee.kind === 'member' && callee.name.value === 'Add' && callee.of.kind === 'member';
  if (!isAdded || callee.of.kind !== 'member' || callee.of.name.value !== 'Filters') return undefined;
  const given = call.args[0]?.value;
  const type = call.types?.[0] ?? (given?.kind === 'call' && given.isNew ? given.callee : given);
  if (!type) return undefined;
  const use = { ...guardUse(given ?? type, module, values), written: `Filters.Add(${written(given ?? type)})` };
  const value = values.of(type, module);
  if (value.kind === 'class') return filterUse(value, use);
  const name = value.kind === 'external' ? value.path.at(-1) : undefined;
  if (name !== 'AuthorizeFilter') return undefined;
  const policy = given?.kind === 'call' ? given.args[0]?.value : undefined;
  const means = (policy && meaningOfPolicy(policy, module, values)) ?? (policy ? 'authorization' : 'authentication');
  return { ...use, means, reads: asksForAnonymous };
}
