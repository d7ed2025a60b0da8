import type { NamedPolicy } from '../model/decision';
import type { Explanation, NearStatement } from '../model/explanation';
import { clean } from '../text/clean';
import type { Span } from '../text/span';
import {
  afterwards,
  evidenceNames,
  factsOf,
  gateHeading,
  layerNames,
  shortMessage,
  statementText,
  stateNames,
} from './explanation-words';

/** The name of a place in the file of a policy: `policies/release.json:12`. */
export type PlaceOf = (policy: NamedPolicy, span: Span) => string;

/** The part of a statement that an explanation speaks of: what does not fit, else its beginning. */
export function spanOfNear({ trace }: NearStatement): Span {
  const part = trace.parts.find(({ holds }) => holds === 'no') ?? trace.parts[0];
  return part?.span ?? trace.statement.span;
}

/** One explanation for a pull request or an issue; `text` is what the denial was found in. */
export function explanationAsMarkdown(explanation: Explanation, text: string, placeOf: PlaceOf): string {
  const { denial, fix, notFix, owner, draft, noDraft, suggestion, layers, statements, commands } = explanation;
  const lines = [
    `## ${gateHeading(denial)}`,
    '',
    fenced(clean(shortMessage(text, denial)), ''),
    '',
    `${explanation.says}.`,
    '',
    ...factsOf(denial).map(([label, value]) => `- ${label}: ${code(value)}`),
    `- Fix: ${escaped(fix)}.`,
    `- Owner: ${escaped(owner)}`,
    ...notFix.map((says) => `- Not the fix: ${escaped(says)}.`),
    ...(layers.length === 0
      ? []
      : [
          '',
          '| Layer | Says | Why | Evidence |',
          '| --- | --- | --- | --- |',
          ...layers.map(
            ({ layer, state, why, evidence }) =>
              `| ${layerNames[layer]} | ${stateNames[state]} | ${escaped(why)} | ${evidenceNames[evidence]} |`,
          ),
        ]),
    ...listed(
      'Statements',
      statements.map((near) => `${escaped(near.says)} (${code(placeOf(near.trace.policy, spanOfNear(near)))})`),
    ),
    ...listed('Change', draft ? [escaped(draft.title), escaped(afterwards(draft))] : []),
    ...listed('No change', !draft && noDraft ? [`${escaped(noDraft)}.`] : []),
    ...(!draft && suggestion ? ['', fenced(statementText(suggestion), 'json')] : []),
    ...listed(
      'To run',
      commands.map(({ command }) => code(command)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function listed(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ['', `**${title}**`, '', ...items.map((item) => `- ${item}`)];
}

function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function code(text: string): string {
  const ticks = '`'.repeat(longestTicks(text) + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return `${ticks}${pad}${clean(text)}${pad}${ticks}`;
}

function longestTicks(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
}

function escaped(text: string): string {
  return clean(text).replace(/[\\`*_<>|[\]]/g, '\\$&');
}
