import { catalogue } from '../../engine/catalogue';
import { rulePage } from '../../features/rule-page';
import type { RuleFacts } from '../../rules/define';
import { defineCommand } from '../command';
import { wrap } from '../help';
import type { ExitCode } from '../host';
import { findRule } from './rule-ids';

/** `two-gates rules` */
export const rules = defineCommand({
  name: 'rules',
  summary: 'List the rules, or explain one.',
  operands: { usage: '[ID]', least: 0, most: 1 },
  flags: {},

  run({ operands: [id] }, host): ExitCode {
    if (id === undefined) {
      host.write(listRules(catalogue));
      return 0;
    }
    const rule = findRule(id);
    if (typeof rule === 'string') {
      host.complain(rule);
      return 2;
    }
    host.write(explainRule(rule));
    return 0;
  },
});

function listRules(all: readonly RuleFacts[]): string {
  const width = Math.max(...all.map(({ id }) => id.length));
  return all.map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(11)}  ${summary}\n`).join('');
}

function explainRule(rule: RuleFacts): string {
  const options = Object.entries(rule.options ?? {}).map(
    ([name, option]) => `${name} (default ${JSON.stringify(option.default)}): ${option.description}`,
  );
  return [
    `${rule.id}  (${rule.severity}, gate ${rule.gate})`,
    '',
    ...wrap(rule.summary, 100),
    '',
    ...wrap(rule.why, 100),
    ...part('It says', Object.values(rule.messages)),
    ...part('Reported', rule.examples.bad),
    ...part('Not reported', rule.examples.good),
    ...part('Options', options),
    ...part('References', [...rule.references, rulePage(rule.id)]),
    '',
  ].join('\n');
}

function part(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  return ['', `${title}:`, ...items.map((item) => item.trim().replace(/^/gm, '  '))];
}
