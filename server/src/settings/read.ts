import type { RuleFacts } from '../rules/define';
import { nearestClause } from './nearest';
import {
  type OptionValue,
  type RuleChoice,
  type Setting,
  type SettingKey,
  type SettingValues,
  schema,
  severities,
} from './schema';

/** Where settings were written. */
export interface Origin {
  /** For people: `two-gates.jsonc`, or `the settings of the editor`. */
  readonly name: string;
  /** The folder that globs are relative to, with forward slashes, as the paths of documents are written. */
  readonly folder: string;
}

/** What one origin says. Settings that it leaves out, or gets wrong, are absent. */
export interface Layer {
  readonly origin: Origin;
  readonly values: Partial<SettingValues>;
}

/** A setting that could not be taken over. */
export interface SettingProblem {
  /** One line that names the setting, and the nearest right one where there is one. */
  readonly message: string;
  readonly origin: Origin;
  /** The keys and indexes that lead to the culprit; empty for the whole. */
  readonly path: readonly (string | number)[];
  /** Whether the key at the end of the path is wrong, or its value. */
  readonly on: 'key' | 'value';
}

type Problem = Omit<SettingProblem, 'origin'>;
type Read<T> = { readonly value: T | undefined; readonly problems: readonly Problem[] };

/**
 * Reads whatever somebody wrote as settings. It never fails as a whole: a setting that is wrong is left out of the
 * layer and gives a problem, and every other setting counts.
 */
export function readSettings(
  raw: unknown,
  origin: Origin,
  rules: readonly RuleFacts[],
): { readonly layer: Layer; readonly problems: readonly SettingProblem[] } {
  const values: Partial<Record<SettingKey, unknown>> = {};
  const problems: Problem[] = [];
  if (isObject(raw)) {
    for (const { key, value, path } of entriesOf(raw)) {
      if (key === '$schema') continue;
      if (!isSettingKey(key)) {
        const message = `There is no setting "${key}"${nearestClause(key, Object.keys(schema))}.`;
        problems.push({ message, path, on: 'key' });
        continue;
      }
      const read = readSetting(key, value, rules);
      for (const problem of read.problems) problems.push({ ...problem, path: [...path, ...problem.path.slice(1)] });
      if (read.value !== undefined) values[key] = read.value;
    }
  } else if (raw !== undefined && raw !== null) {
    problems.push({ message: `Settings are an object, not ${describe(raw)}.`, path: [], on: 'value' });
  }
  // Each value was read by the type that the schema gives its key.
  const layer: Layer = { origin, values: values as Partial<SettingValues> };
  return { layer, problems: problems.map((problem) => ({ ...problem, origin })) };
}

/** Editors give settings with a dot in their name as objects in objects, files hold them as they are named. */
function* entriesOf(raw: object): Iterable<{ readonly key: string; readonly value: unknown; readonly path: string[] }> {
  for (const [key, value] of Object.entries(raw)) {
    const isGroup = isObject(value) && Object.keys(schema).some((name) => name.startsWith(`${key}.`));
    if (!isGroup) yield { key, value, path: [key] };
    else
      for (const [name, inner] of Object.entries(value))
        yield { key: `${key}.${name}`, value: inner, path: [key, name] };
  }
}

function readSetting(key: SettingKey, raw: unknown, rules: readonly RuleFacts[]): Read<unknown> {
  const { type }: Setting = schema[key];
  switch (type.kind) {
    case 'rules':
      return readRules(key, raw, rules);
    case 'boolean':
      return typeof raw === 'boolean'
        ? { value: raw, problems: [] }
        : wrong([key], `"${key}" is true or false, not ${describe(raw)}.`);
    case 'list': {
      if (!Array.isArray(raw)) {
        return wrong([key], `"${key}" is a list of strings, not ${describe(raw)}.`);
      }
      const choices = type.choices && Object.keys(type.choices);
      const pattern = type.pattern === undefined ? undefined : new RegExp(type.pattern);
      for (const [index, item] of raw.entries()) {
        if (typeof item !== 'string' || item === '' || (pattern && !pattern.test(item))) {
          return wrong([key, index], `"${key}" holds ${describe(item)}, which is not ${type.item}.`);
        }
        if (choices && !choices.includes(item)) {
          const near = nearestClause(item, choices);
          return wrong([key, index], `"${key}" holds "${item}", which is not one of ${choices.join(', ')}${near}.`);
        }
      }
      return { value: raw, problems: [] };
    }
  }
}

function readRules(key: string, raw: unknown, rules: readonly RuleFacts[]): Read<Readonly<Record<string, RuleChoice>>> {
  if (!isObject(raw)) return wrong([key], `"${key}" is an object from rule id to severity, not ${describe(raw)}.`);
  const value: Record<string, RuleChoice> = {};
  const problems: Problem[] = [];
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  for (const [id, choice] of Object.entries(raw)) {
    const rule = known.get(id);
    if (!rule) {
      problems.push({
        message: `There is no rule "${id}"${nearestClause(id, known.keys())}.`,
        path: [key, id],
        on: 'key',
      });
      continue;
    }
    const read = readChoice([key, id], choice, rule);
    problems.push(...read.problems);
    if (read.value) value[id] = read.value;
  }
  return { value, problems };
}

function readChoice(path: readonly string[], raw: unknown, rule: RuleFacts): Read<RuleChoice> {
  if (!isObject(raw)) {
    const { value: severity, problems } = readSeverity(path, raw, rule);
    return { value: severity && { severity, options: {} }, problems };
  }
  const known = rule.options ?? {};
  const options: Record<string, OptionValue> = {};
  const problems: Problem[] = [];
  let severity: RuleChoice['severity'];
  for (const [name, value] of Object.entries(raw)) {
    const at = [...path, name];
    if (name === 'severity') {
      const read = readSeverity(at, value, rule);
      severity = read.value;
      problems.push(...read.problems);
      continue;
    }
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!option) {
      const near = nearestClause(name, ['severity', ...Object.keys(known)]);
      problems.push({ message: `Rule "${rule.id}" has no option "${name}"${near}.`, path: at, on: 'key' });
    } else if (isOptionValue(value) && typeof value === typeof option.default) {
      options[name] = value;
    } else {
      const message = `Option "${name}" of rule "${rule.id}" is a ${typeof option.default}, not ${describe(value)}.`;
      problems.push({ message, path: at, on: 'value' });
    }
  }
  return { value: { ...(severity && { severity }), options }, problems };
}

function readSeverity(
  path: readonly string[],
  raw: unknown,
  rule: RuleFacts,
): Read<NonNullable<RuleChoice['severity']>> {
  const choices = ['off', ...severities] as const;
  const value = choices.find((choice) => choice === raw);
  if (value) return { value, problems: [] };
  const near = typeof raw === 'string' ? nearestClause(raw, choices) : '';
  return wrong(path, `The severity of rule "${rule.id}" is one of ${choices.join(', ')}, not ${describe(raw)}${near}.`);
}

function wrong(path: Problem['path'], message: string): Read<never> {
  return { value: undefined, problems: [{ message, path, on: 'value' }] };
}

function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(schema, key);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOptionValue(value: unknown): value is OptionValue {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  const written = JSON.stringify(value) ?? 'nothing';
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}
