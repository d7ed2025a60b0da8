import type { RuleFacts } from '../rules/define';
import { projectFileName } from './project-file';
import { type Setting, type SettingKey, schema, severities } from './schema';

type JsonSchema = Readonly<Record<string, unknown>>;

const entries = Object.entries(schema) as readonly (readonly [SettingKey, Setting])[];

/** `contributes.configuration` of the extension's manifest. */
export function toConfiguration(rules: readonly RuleFacts[]): JsonSchema {
  return {
    title: 'Two Gates',
    properties: Object.fromEntries(
      entries.map(([key, setting], order) => [
        `twoGates.${key}`,
        {
          order,
          scope: setting.scope,
          ...toSchema(setting, rules, shortChoice),
          default: setting.default,
          markdownDescription: setting.description,
        },
      ]),
    ),
  };
}

/** The JSON schema of the project file. */
export function toProjectSchema(rules: readonly RuleFacts[]): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of Two Gates',
    description: `The project file ${projectFileName}.`,
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'Where this schema is.' },
      ...Object.fromEntries(
        entries.map(([key, setting]) => [
          key,
          {
            ...toSchema(setting, rules, anyChoice),
            default: setting.default,
            description: setting.description,
            markdownDescription: setting.description,
          },
        ]),
      ),
    },
    additionalProperties: false,
    allowComments: true,
    allowTrailingCommas: true,
  };
}

/** The manual of the settings, in Markdown. */
export function toManual(rules: readonly RuleFacts[]): string {
  const withOptions = rules.filter(({ options = {} }) => Object.keys(options).length > 0);
  return [
    '# Settings',
    'Settings come from two places: the settings of the editor, each with `twoGates.` before its name, and the project ' +
      `file \`${projectFileName}\`, JSON with comments. The editor and the command line read the project file alike. ` +
      'The nearest one upward from a reviewed file counts, up to the root of its repository; in a workspace that is not ' +
      'on disk, up to the folder that is open.',
    'Where both set the same thing, **the project file beats the editor**. A list replaces the whole list below it; ' +
      'rules are merged one by one. A setting that is wrong is reported and left out, and all others count.',
    ['```jsonc', `// ${projectFileName}`, ...example(rules), '```'].join('\n'),
    ...entries.map(([key, setting]) => manualOf(key, setting)),
    ...(withOptions.length === 0 ? [] : ['## Options of rules', optionTable(withOptions)]),
  ]
    .join('\n\n')
    .concat('\n');
}

/** One line for each setting, for the help of the command line. */
export function helpOnSettings(): readonly string[] {
  const width = Math.max(...entries.map(([key]) => key.length));
  return entries.map(([key, { description }]) => `  ${key.padEnd(width)}  ${firstSentence(description)}`);
}

function toSchema(
  { type }: Setting,
  rules: readonly RuleFacts[],
  toChoice: (rule: RuleFacts) => JsonSchema,
): JsonSchema {
  switch (type.kind) {
    case 'rules':
      return {
        type: 'object',
        properties: Object.fromEntries(rules.map((rule) => [rule.id, describedChoice(rule, toChoice)])),
        additionalProperties: false,
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'list':
      return {
        type: 'array',
        items: {
          type: 'string',
          minLength: 1,
          ...(type.pattern !== undefined && {
            pattern: type.pattern,
            patternErrorMessage: `This is not ${type.item}.`,
          }),
          ...(type.choices && {
            enum: Object.keys(type.choices),
            markdownEnumDescriptions: Object.values(type.choices),
          }),
        },
      };
  }
}

function describedChoice(rule: RuleFacts, toChoice: (rule: RuleFacts) => JsonSchema): JsonSchema {
  return { ...toChoice(rule), description: `${rule.summary} Severity unless set: ${rule.severity}.` };
}

const severityChoice = { type: 'string', enum: ['off', ...severities] } as const;

/** The settings editor shows a list of choices only where there is nothing but a list of choices. */
function shortChoice(rule: RuleFacts): JsonSchema {
  return Object.keys(rule.options ?? {}).length === 0 ? severityChoice : anyChoice(rule);
}

function anyChoice(rule: RuleFacts): JsonSchema {
  const options = Object.entries(rule.options ?? {}).map(
    ([name, option]) =>
      [name, { type: typeof option.default, default: option.default, description: option.description }] as const,
  );
  return {
    anyOf: [
      severityChoice,
      {
        type: 'object',
        properties: { severity: severityChoice, ...Object.fromEntries(options) },
        additionalProperties: false,
      },
    ],
  };
}

function manualOf(key: SettingKey, { type, default: usual, description, scope, since }: Setting): string {
  const choices = type.kind === 'list' && type.choices ? Object.entries(type.choices) : [];
  return [
    `## \`${key}\``,
    description,
    ...(choices.length === 0 ? [] : [choices.map(([name, meaning]) => `- \`${name}\`: ${meaning}`).join('\n')]),
    ...(type.kind === 'rules'
      ? [`A severity is one of ${['off', ...severities].map((name) => `\`${name}\``).join(', ')}.`]
      : []),
    `In the editor: \`twoGates.${key}\` (scope: ${scope}). Since ${since}. Default:`,
    `\`\`\`json\n${JSON.stringify(usual, undefined, 2)}\n\`\`\``,
  ].join('\n\n');
}

function example(rules: readonly RuleFacts[]): readonly string[] {
  const id = rules[0]?.id ?? 'family/no-thing';
  return [
    '{',
    `  "rules": { "${id}": "off" },`,
    '  "ignore": ["vendor", "test/fixtures/**"],',
    '  "signIn": ["identityCenter"], // nobody signs in as an IAM user',
    '  "ownAccounts": ["111122223333"],',
    '}',
  ];
}

function optionTable(rules: readonly RuleFacts[]): string {
  const rows = rules.flatMap(({ id, options = {} }) =>
    Object.entries(options).map(
      ([name, option]) => `| \`${id}\` | \`${name}\` | \`${JSON.stringify(option.default)}\` | ${option.description} |`,
    ),
  );
  return ['| Rule | Option | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
}
