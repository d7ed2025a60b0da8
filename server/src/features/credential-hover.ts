import type { Analysis } from '../engine/finding';
import { adviceFor } from '../knowledge/credential/advice';
import type { Credential } from '../model/credential';
import type { Secret } from '../text/secret';
import { sameSpan, touches } from '../text/span';
import type { HoverText } from './hover-text';
import { escapeMarkdown } from './markdown';
import { rulePage } from './rule-page';

/** What to show on a credential or a half of one. */
export function hoverOnCredential(analysis: Analysis, offset: number): HoverText | undefined {
  for (const credential of analysis.credentials) {
    const span = [credential, ...credential.parts].map((part) => part.span).find((each) => touches(each, offset));
    if (span) return { markdown: describe(credential, analysis), span };
  }
  return undefined;
}

function describe(credential: Credential, analysis: Analysis): string {
  return [
    `**${escapeMarkdown(credential.name)}: ${verdictOn(credential)}**`,
    table(credential),
    reasons(credential),
    ...advice(credential),
    links(credential, analysis),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function verdictOn({ kind, evidence }: Credential): string {
  return kind === 'identity' ? 'what it makes lives until somebody deletes it.' : verdicts[evidence];
}

const verdicts: Readonly<Record<Credential['evidence'], string>> = {
  strong: 'well-formed, so whoever reads this file has it.',
  likely: 'it reads like a real one.',
  weak: 'little speaks for a real one.',
  public: 'public by design.',
  example: 'a documented example, which opens nothing.',
};

function table(credential: Credential): string {
  const { issuer, secret, checksum, assignedTo, facts, parts, kind } = credential;
  const rows: readonly (readonly [string, string] | undefined)[] = [
    kind === 'identity' ? undefined : ['Value', masked(secret)],
    ...parts.map((part) => [sentenceCase(part.name), masked(part.secret)] as const),
    issuer === undefined ? undefined : ['Issued by', plain(issuer)],
    ...Object.entries(facts).map(([name, value]) => [toTitle(name), plain(value)] as const),
    checksum === undefined ? undefined : ['Checksum', checksum === 'holds' ? 'holds' : 'fails'],
    lifeOf(credential),
    assignedTo ? ['Given to', plain(assignedTo.value)] : undefined,
  ];
  const lines = rows.flatMap((row) => (row ? [`| ${row[0]} | ${row[1]} |`] : []));
  return ['| | |', '| --- | --- |', ...lines].join('\n');
}

function lifeOf({ temporary, facts, kind, evidence }: Credential): readonly [string, string] | undefined {
  if (evidence === 'example') return undefined;
  if (temporary) return ['Lives', 'for a short time'];
  const expires = facts['expires'] !== undefined && facts['expires'] !== 'never';
  return expires || kind === 'connection' ? undefined : ['Lives', 'until somebody takes it back'];
}

function masked({ mask, length }: Secret): string {
  return `\`${mask.replace(/[`|\s]/g, '·')}\` (${length} characters)`;
}

function plain(text: string): string {
  return escapeMarkdown(oneLine(text));
}

function reasons({ reasons: found }: Credential): string {
  return found.length === 0 ? '' : `Why:\n${found.map((reason) => `- ${escapeMarkdown(reason)}`).join('\n')}`;
}

/** What is public or an example needs no replacement. */
function advice(credential: Credential): readonly string[] {
  if (credential.evidence === 'public' || credential.evidence === 'example') return [];
  const { better, rotate } = adviceFor(credential);
  const exposed =
    credential.kind === 'identity'
      ? ''
      : 'Taking it out of the file is not enough: it stays in the history, so it has to be rotated.';
  return [`Better: ${better}`, rotate === undefined ? exposed : `${exposed} [How to rotate it](${rotate})`.trim()];
}

/** The pages of the rules that report it. */
function links({ span }: Credential, { findings }: Analysis): string {
  const ids = new Set(findings.filter((finding) => sameSpan(finding.span, span)).map(({ ruleId }) => ruleId));
  return [...ids].map((id) => `[${id}](${rulePage(id)})`).join(' · ');
}

/** `issuedBy` as people write it: `Issued by`. */
function toTitle(name: string): string {
  return sentenceCase(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
