import { analyze } from '../server/src/engine/analyze';
import { catalogue } from '../server/src/engine/catalogue';
import { examplePath, ruleHelp } from '../server/src/features/rule-help';
import type { RuleFacts } from '../server/src/rules/define';
import { projectFileName } from '../server/src/settings/project-file';
import { resolveSettings } from '../server/src/settings/resolve';
import { directive } from '../server/src/text/directive';
import { fillExamples } from '../test/support/made-up';

/** The page of one rule. */
export function rulePage(rule: RuleFacts): string {
  return [
    `# ${rule.id}`,
    ruleHelp(rule, fixesFor(rule)),
    '## Switching it off',
    `For a project, in \`${projectFileName}\`; in the editor, the same under \`twoGates.rules\`:`,
    `\`\`\`jsonc\n{ "rules": { "${rule.id}": "off" } }\n\`\`\``,
    ...inSource(rule),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The list of all rules, by family. */
export function ruleIndex(rules: readonly RuleFacts[]): string {
  const families = [...new Set(rules.map(familyOf))];
  return [
    '# Rules',
    ...families.flatMap((family) => [`## ${family}`, table(rules.filter((rule) => familyOf(rule) === family))]),
  ]
    .join('\n\n')
    .concat('\n');
}

function inSource(rule: RuleFacts): readonly string[] {
  if (familyOf(rule) === 'engine') return [];
  return [
    'For one place, where the document may hold comments, in the line above it:',
    familyOf(rule) === 'credential'
      ? `\`\`\`py\n# ${directive} ${rule.id} -- the reason why this is accepted\n\`\`\``
      : `\`\`\`jsonc\n// ${directive} ${rule.id} -- the reason why this is accepted\n\`\`\``,
  ];
}

function table(rules: readonly RuleFacts[]): string {
  const rows = rules.map(({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${summary} |`);
  return ['| Rule | Severity | What it asks |', '| --- | --- | --- |', ...rows].join('\n');
}

function familyOf({ id }: RuleFacts): string {
  return id.slice(0, id.indexOf('/'));
}

/** The titles of what the rule offers for its own examples. */
function fixesFor(rule: RuleFacts): readonly string[] {
  const settings = resolveSettings([], catalogue);
  const findings = rule.examples.bad.flatMap(
    (text) => analyze({ path: examplePath(text), text: fillExamples(text) }, settings).findings,
  );
  return [
    ...new Set(
      findings.filter(({ ruleId }) => ruleId === rule.id).flatMap(({ fixes }) => fixes.map(({ title }) => title)),
    ),
  ];
}
