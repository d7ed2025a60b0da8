import { explanationAsMarkdown, type PlaceOf, spanOfNear } from '../../features/explanation-markdown';
import {
  afterwards,
  evidenceNames,
  factsOf,
  gateHeading,
  layerNames,
  nothingFound,
  shortMessage,
  statementText,
  stateNames,
  verdictOf,
} from '../../features/explanation-words';
import type { ExplainedLayer, Explanation } from '../../model/explanation';
import { clean } from '../../text/clean';

/** What there is to print: the explanations of one text, and where offsets of policies stand. */
export interface Explained {
  readonly text: string;
  readonly explanations: readonly Explanation[];
  /** The place of an offset of a policy's file, for people: `policies/release.json:12`. */
  readonly placeOf: PlaceOf;
}

/** The version of the JSON below. */
const version = 1;

/** For programs: one object for each denial, the fields of a denial as the message gives them. */
export function explainedAsJson({ explanations }: Explained): string {
  const denials = explanations.map((explanation) => {
    const { denial, fix, notFix } = explanation;
    return {
      gate: denial.gate,
      cloud: denial.cloud,
      code: denial.code ?? null,
      principal: denial.principal ?? null,
      action: denial.action ?? null,
      resource: denial.resource ?? null,
      account: denial.account ?? denial.caller?.account ?? null,
      layer: denial.layer,
      denyType: denial.denyType ?? null,
      policyArn: denial.policyArn ?? null,
      verdict: verdictOf(explanation),
      fix,
      notFix,
      confidence: denial.confidence,
      owner: explanation.owner,
      layers: explanation.layers.map(({ layer, state, why, evidence, missing }) => ({
        layer,
        state,
        why,
        evidence,
        missing,
      })),
      statements: explanation.statements.map(({ says, role, trace }) => ({
        says,
        role,
        file: trace.policy.path ?? null,
      })),
      draft: explanation.draft
        ? {
            title: explanation.draft.title,
            file: explanation.draft.policy.path ?? null,
            afterwards: afterwards(explanation.draft),
          }
        : null,
      noDraft: explanation.noDraft ?? null,
      collect: explanation.collect,
    };
  });
  return `${JSON.stringify({ version, denials }, undefined, 2)}\n`;
}

/** For people at a terminal. */
export function explainedAsText(explained: Explained): string {
  if (explained.explanations.length === 0) return nothingFound;
  return explained.explanations.map((one) => asText(one, explained)).join('\n');
}

function asText(explanation: Explanation, { text, placeOf }: Explained): string {
  const { denial, fix, notFix, owner, draft, noDraft, suggestion, layers, statements, notes, collect, commands } =
    explanation;
  const lines = [
    gateHeading(denial),
    `  ${clean(shortMessage(text, denial))}`,
    '',
    `  ${explanation.says}.`,
    ...factsOf(denial).map(([label, value]) => `  ${label.padEnd(9)} ${clean(value)}`),
    '',
    `  Fix       ${clean(fix)}.`,
    `  Owner     ${clean(owner)}`,
    ...notFix.map((says) => `  Not       ${says}.`),
    ...section(
      'Layers',
      layers.map((layer) => layerLine(layer, placeOf)),
    ),
    ...section(
      'Statements',
      statements.map((near) => `${clean(near.says)} (${placeOf(near.trace.policy, spanOfNear(near))})`),
    ),
    ...section(
      'Change',
      draft
        ? [clean(draft.title), clean(afterwards(draft)), ...also(draft.grantsMore), ...companions(draft.companions)]
        : [],
    ),
    ...section('No change', !draft && noDraft ? [`${clean(noDraft)}.`] : []),
    ...section('Statement to copy', !draft && suggestion ? clean(statementText(suggestion)).split('\\u000a') : []),
    ...section(
      'Notes',
      notes.map(({ says, evidence }) => `${clean(says)} (${evidenceNames[evidence]})`),
    ),
    ...section('To find out', collect.map(clean)),
    ...section(
      'To run',
      commands.map(({ command }) => clean(command)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `  ${title}`, ...lines.map((line) => `    ${line}`)];
}

const nameWidth = Math.max(...Object.values(layerNames).map(({ length }) => length));
const stateWidth = Math.max(...Object.values(stateNames).map(({ length }) => length));

function layerLine({ layer, state, why, evidence, by }: ExplainedLayer, placeOf: PlaceOf): string {
  const place = by ? `, ${placeOf(by.policy, by.statement.span)}` : '';
  return `${layerNames[layer].padEnd(nameWidth)}  ${stateNames[state].padEnd(stateWidth)}  ${clean(why)} (${evidenceNames[evidence]}${place})`;
}

function also(grantsMore: readonly string[]): readonly string[] {
  return grantsMore.map((says) => `Widens more than the request: ${clean(says)}.`);
}

function companions(actions: readonly string[]): readonly string[] {
  return actions.map((says) => `Often needed besides: ${says}.`);
}

/** For a pull request or an issue. */
export function explainedAsMarkdown({ text, explanations, placeOf }: Explained): string {
  if (explanations.length === 0) return nothingFound;
  return explanations.map((one) => explanationAsMarkdown(one, text, placeOf)).join('\n');
}
