import type { RuleFacts } from '../rules/define';
import { escapeMarkdown } from './markdown';

/**
 * What there is to say about a rule, in Markdown without its heading: for its page, and for tools that show help.
 * `fixes` are the titles of what the rule offers for its bad examples, where they are known.
 */
export function ruleHelp(rule: RuleFacts, fixes: readonly string[] = []): string {
  return [
    rule.summary,
    `- Gate: ${rule.gate === 1 ? '1, authentication' : '2, authorization'}\n- Severity: ${rule.severity}`,
    section('Why', [rule.why]),
    section(
      'What it says',
      Object.values(rule.messages).map((message) => `- ${escapeMarkdown(message)}`),
      '\n',
    ),
    section('Reported', rule.examples.bad.map(fence)),
    section('Not reported', rule.examples.good.map(fence)),
    section(
      'Fixes for what is reported above',
      fixes.map((title) => `- ${escapeMarkdown(title)}`),
      '\n',
    ),
    section('Options', optionLines(rule), '\n'),
    section(
      'References',
      rule.references.map((reference) => `- ${linked(reference)}`),
      '\n',
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function section(title: string, parts: readonly string[], between = '\n\n'): string {
  return parts.length === 0 ? '' : `## ${title}\n\n${parts.join(between)}`;
}

function optionLines({ options = {} }: RuleFacts): readonly string[] {
  return Object.entries(options).map(
    ([name, option]) =>
      `- \`${name}\` (${typeof option.default}, default \`${JSON.stringify(option.default)}\`): ${option.description}`,
  );
}

/** The name of a document that an example would stand in. */
export function examplePath(code: string): string {
  if (/^\s*resource "/.test(code)) return 'example.tf';
  if (/^import [^'"\n]*['"]/m.test(code)) return 'example.ts';
  if (!/^\s*(?:[{["]|\/\/)/.test(code)) return 'example.py';
  return /^\s*\/\//m.test(code) ? 'example.jsonc' : 'example.json';
}

function fence(code: string): string {
  const language = examplePath(code).replace(/^.*\./, '');
  return `\`\`\`${language}\n${code.trim()}\n\`\`\``;
}

/** Bare addresses are links only where a Markdown reader guesses them. */
function linked(reference: string): string {
  return reference.replace(/https?:\/\/\S+/g, (address) => `<${address}>`);
}
