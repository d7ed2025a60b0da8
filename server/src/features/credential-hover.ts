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

/** What it is and what to do about it first, since a hover shows few lines before one has to scroll. */
function describe(credential: Credential, analysis: Analysis): string {
  return [
    `**${escapeMarkdown(credential.name)}: ${verdictOn(credential)}**`,
    facts(credential),
    whatToDo(credential),
    reasons(credential),
    better(credential),
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

/** The masked value, whose it is and what its check says, on one line. */
function facts(credential: Credential): string {
  const { issuer, secret, checksum, assignedTo, parts, kind } = credential;
  const { label, ...others } = credential.facts;
  const life = lifeOf(credential);
  return [
    kind === 'identity' ? '' : label === undefined ? masked(secret) : `\`${label}\` (${secret.length} characters)`,
    ...Object.entries(others).map(([name, value]) => `${toTitle(name)} ${plain(value)}`),
    ...parts.map((part) => `${sentenceCase(part.name)} ${masked(part.secret)}`),
    issuer === undefined ? '' : `Issued by ${plain(issuer)}`,
    checksum === undefined ? '' : `Checksum ${checksum}`,
    life === undefined ? '' : `Lives ${life}`,
    assignedTo ? `Given to ${plain(assignedTo.value)}` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function lifeOf({ temporary, facts, kind, evidence }: Credential): string | undefined {
  if (evidence === 'example') return undefined;
  if (temporary) return 'for a short time';
  const expires = facts['expires'] !== undefined && facts['expires'] !== 'never';
  return expires || kind === 'connection' ? undefined : 'until somebody takes it back';
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
function whatToDo(credential: Credential): string {
  if (!isExposed(credential) || credential.kind === 'identity') return '';
  const { rotate } = adviceFor(credential);
  const [what, where] = repairs[credential.kind];
  const how = rotate === undefined ? what : `[${what}](${rotate})`;
  return `${how} ${where}: taking it out of the file is not enough, because it stays in the history.`;
}

const repairs: Readonly<Record<Credential['kind'], readonly [what: string, where: string]>> = {
  token: ['Rotate it', 'where it was issued'],
  privateKey: ['Replace the pair', 'wherever its public half is known'],
  password: ['Change it', 'where it is checked'],
  connection: ['Change the password', 'where it is checked'],
  signingKey: ['Replace it', 'wherever it signs'],
  identity: ['Delete it', 'where it was issued'],
};

function better(credential: Credential): string {
  return isExposed(credential) ? `Better: ${adviceFor(credential).better}` : '';
}

function isExposed({ evidence }: Credential): boolean {
  return evidence !== 'public' && evidence !== 'example';
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
