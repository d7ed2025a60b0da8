import { policyDemands } from '../../knowledge/route/aspnet';
import type { Call, CodeModule, Expression } from '../../model/code';
import type { DefineEntry, Meaning, UseEntry } from '../../model/route';
import type { Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { written } from '../../model/written';
import { guardUse } from './framework';
import type { At } from './steps';

/** Under which name a policy is known to those that ask for it; the default one has none of its own. */
export function policyName(name?: string): string {
  return name === undefined ? 'the default policy' : `the policy ${name}`;
}

/** How guards of the framework ask whether a route is open to all. */
export const asksForAnonymous = [{ key: 'AllowAnonymous', from: ['method', 'class'], takes: 'first' }] as const;

/**
 * What the building of a policy asks for: more than that the caller is known, or only that. Undefined if it is no policy
 * of authorization, or if that cannot be told.
 */
export function meaningOfPolicy(
  expression: Expression,
  module: CodeModule,
  values: Values,
  depth = 0,
): Meaning | undefined {
  let found: Meaning | undefined;
  walkCode([expression], (node) => {
    if (node.kind !== 'call' || node.callee.kind !== 'member') return;
    const { of, name } = node.callee;
    const isAdded = name.value === 'Add' && of.kind === 'member' && of.name.value === 'Requirements';
    if (isAdded || policyDemands.has(name.value)) found = 'authorization';
    else if (name.value === 'RequireAuthenticatedUser' || name.value === 'AddAuthenticationSchemes')
      found ??= 'authentication';
  });
  if (found) return found;
  if (expression.kind === 'member' && expression.name.value === 'DefaultPolicy') return 'authentication';
  // A variable, a field, or a function that builds it.
  const value = depth < 3 ? values.of(expression, module) : undefined;
  if (value?.kind === 'call' && value.call !== expression)
    return meaningOfPolicy(value.call, value.module, values, depth + 1);
  if (value?.kind === 'function' && value.function !== expression) {
    return meaningOfPolicy(value.function, value.module, values, depth + 1);
  }
  return undefined;
}

const namedPolicies = new Set(['AddPolicy', 'AddFallbackPolicy', 'AddDefaultPolicy']);
const setters: ReadonlyMap<string, string> = new Map([
  ['SetFallbackPolicy', 'FallbackPolicy'],
  ['SetDefaultPolicy', 'DefaultPolicy'],
]);

/** What a call says about policies: `AddPolicy("x", p => …)`, `SetFallbackPolicy(…)`. */
export function policiesOfCall(
  call: Call,
  module: CodeModule,
  values: Values,
  at: At,
): readonly (DefineEntry | UseEntry)[] {
  if (call.callee.kind !== 'member') return [];
  const method = call.callee.name.value;
  const set = setters.get(method);
  const [first, second] = call.args.map(({ value }) => value);
  if (set && first) return policySet(set, first, module, values, at);
  if (!namedPolicies.has(method) || !first || !second) return [];
  const name = values.of(first, module);
  const means = meaningOfPolicy(second, module, values);
  if (!means || name.kind !== 'text') return [];
  const define: DefineEntry = {
    do: 'define',
    ...at,
    name: policyName(name.value),
    value: values.of(second, module),
    means,
  };
  if (method === 'AddPolicy') return [define];
  return [define, ...policySet(method.slice(3), second, module, values, at)];
}

/** `options.FallbackPolicy = …` and `options.DefaultPolicy = …`. */
export function policySet(
  name: string,
  given: Expression,
  module: CodeModule,
  values: Values,
  at: At,
): readonly (DefineEntry | UseEntry)[] {
  const means = meaningOfPolicy(given, module, values);
  if (given.kind === 'literal' || !means) return [];
  if (name === 'DefaultPolicy') {
    return [{ do: 'define', ...at, name: policyName(), value: values.of(given, module), means }];
  }
  if (name !== 'FallbackPolicy') return [];
  const use = {
    ...guardUse(given, module, values),
    written: `FallbackPolicy = ${written(given)}`,
    means,
    reads: asksForAnonymous,
  };
  return [{ do: 'use', ...at, level: 'application', guards: [use], isDefault: true, isOfApplication: true }];
}
