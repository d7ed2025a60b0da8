import type { RuleContext, RuleFacts, Severity } from '../rules/define';
import type { Layer } from './read';
import { type OptionValue, type RuleChoice, type SettingKey, type SettingValues, schema } from './schema';

/** How one rule runs. */
export interface RuleSetting {
  readonly severity: Severity | 'off';
  /** True if a team has set the severity, so that a rule may lower it for a report but not raise it. */
  readonly chosen: boolean;
  /** A value for each option of the rule. */
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** What a review runs with. Made once per set of layers, used for many documents. */
export interface Settings {
  /** Has every rule that the settings were resolved for. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly ignore: { readonly folder: string; readonly globs: readonly string[] };
  readonly team: RuleContext['team'];
  /** Whether a line above each route says what stands at its gates. */
  readonly routeLens: boolean;
}

/**
 * Settings from layers, the weakest first: the defaults lie below all of them, then come the settings of the editor,
 * then the project file, which beats both.
 * A list in a stronger layer replaces the whole list below it. Rules are merged one by one, and within a rule its
 * severity and each of its options.
 */
export function resolveSettings(layers: readonly Layer[], rules: readonly RuleFacts[]): Settings {
  const choices = layers.map((layer) => layer.values.rules ?? {});
  const ignoring = layers.findLast((layer) => layer.values.ignore !== undefined);
  return {
    rules: new Map(rules.map((rule) => [rule.id, resolveRule(rule, choices)])),
    ignore: { folder: ignoring?.origin.folder ?? '', globs: strongest(layers, 'ignore') },
    team: {
      signIn: strongest(layers, 'signIn'),
      sensitiveActions: strongest(layers, 'sensitiveActions'),
      ownAccounts: strongest(layers, 'ownAccounts'),
      guards: {
        authentication: strongest(layers, 'route.authentication'),
        authorization: strongest(layers, 'route.authorization'),
        public: strongest(layers, 'route.public'),
      },
    },
    routeLens: strongest(layers, 'routes.lens'),
  };
}

/** The setting of one rule, which nobody but its author has spoken about unless there are choices. */
export function resolveRule(
  rule: RuleFacts,
  layers: readonly Readonly<Record<string, RuleChoice>>[] = [],
): RuleSetting {
  const choices = layers.flatMap((layer) => (Object.hasOwn(layer, rule.id) ? (layer[rule.id] ?? []) : []));
  const severity = choices.findLast((choice) => choice.severity !== undefined)?.severity;
  const defaults = Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default] as const);
  return {
    severity: severity ?? rule.severity,
    chosen: severity !== undefined,
    options: Object.assign(Object.fromEntries(defaults), ...choices.map((choice) => choice.options)),
  };
}

function strongest<Key extends Exclude<SettingKey, 'rules'>>(layers: readonly Layer[], key: Key): SettingValues[Key] {
  // The schema checks that each default has the shape of its setting, which the type of a lookup by key cannot show.
  return (
    layers.findLast((layer) => layer.values[key] !== undefined)?.values[key] ??
    (schema[key].default as SettingValues[Key])
  );
}
