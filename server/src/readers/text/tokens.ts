import { looksMasked } from '../../knowledge/credential/checks/masked';
import { findShape } from '../../knowledge/credential/shapes/registry';
import type { Evidence, Judgement, Shape } from '../../knowledge/credential/shapes/shape';
import type { Credential, CredentialPart } from '../../model/credential';
import type { Hit } from '../../text/automaton';
import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import { joinNearest, windowsAround } from './pairs';

/** A token of a known shape, before it is joined with its other half. */
interface Token {
  readonly shape: Shape;
  readonly span: Span;
  /** What the anchor takes of the beginning, which says nothing of the rest. */
  readonly prefix: number;
}

const sessionToken = 'aws-session-token';
const secretKey = 'aws-secret-key';

/** The tokens and private keys of known shapes in a text, by place; the halves of a pair are one credential. */
export function findTokens(text: string, hits: readonly Hit[]): readonly Credential[] {
  const seen = new Set<string>();
  const tokens: Token[] = [];
  for (const hit of hits) {
    const shape = findShape(hit.anchor.of);
    const span = shape?.read(text, hit);
    if (!shape || !span) continue;
    const key = `${shape.id} ${span.start}`;
    if (seen.has(key)) continue;
    seen.add(key);
    tokens.push({ shape, span, prefix: hit.start === span.start ? hit.end - hit.start : 0 });
  }
  return tokens.length === 0 ? [] : join(text, tokens);
}

/** Puts ids and session tokens to the secrets they belong to, and leaves one finding for each place. */
function join(text: string, tokens: readonly Token[]): readonly Credential[] {
  const ids = tokens.filter(({ shape }) => shape.halfOf);
  const rest = tokens.filter(({ shape }) => !shape.halfOf);
  const secrets = [...rest, ...findHalves(text, ids, rest)];
  const pairs = joinNearest(
    text,
    ids,
    secrets.filter(({ shape }) => shape.byWord || shape.id === secretKey),
    (id, secret) => id.shape.halfOf?.secret === secret.shape.id,
  );
  const sessions = joinNearest(
    text,
    secrets.filter(({ shape }) => shape.id === sessionToken),
    secrets.filter(({ shape }) => shape.id === secretKey),
    () => true,
  );
  const idOf = new Map([...pairs].map(([id, secret]) => [secret, id]));
  const sessionOf = new Map([...sessions].map(([session, secret]) => [secret, session]));
  const found: Credential[] = [];
  for (const id of ids) {
    if (!pairs.has(id) && !id.shape.halfOf?.silentAlone) found.push(toCredential(text, id));
  }
  for (const token of secrets) {
    // A secret that only its id gave away is none without it.
    if (token.prefix < 0 && !idOf.has(token)) continue;
    if (!sessions.has(token)) found.push(toCredential(text, token, idOf.get(token), sessionOf.get(token)));
  }
  return oneEach(found);
}

/** The values near an id that may be its secret. Those that were found by their name are not found again. */
function findHalves(text: string, ids: readonly Token[], known: readonly Token[]): readonly Token[] {
  const halves: Token[] = [];
  const starts = new Set(known.map(({ shape, span }) => `${shape.id} ${span.start}`));
  for (const shape of new Set(ids.map((id) => id.shape))) {
    const half = shape.halfOf;
    const secret = half && findShape(half.secret);
    if (!half || !secret) continue;
    const spans = ids.filter((id) => id.shape === shape).map(({ span }) => span);
    const taken = new Set(spans.map(({ start }) => start));
    for (const span of windowsAround(text, spans, half.of, half.length)) {
      if (taken.has(span.start) || starts.has(`${secret.id} ${span.start}`)) continue;
      const value = text.slice(span.start, span.end);
      if (half.accept(value) && !looksMasked(value)) halves.push({ shape: secret, span, prefix: -1 });
    }
  }
  return halves;
}

function toCredential(text: string, token: Token, id?: Token, session?: Token): Credential {
  const { shape, span } = token;
  const value = text.slice(span.start, span.end);
  const own = judge(text, token, value);
  const idJudgement = id && judge(text, id, text.slice(id.span.start, id.span.end));
  const account = idJudgement?.facts?.['account'];
  const paired = own.evidence === 'likely' && idJudgement?.evidence === 'weak' && id !== undefined;
  return {
    kind: shape.kind ?? 'token',
    shape: own.shape ?? shape.id,
    name: own.name ?? shape.name,
    ...issuerOf(own.issuer ?? shape.issuer),
    span,
    secret: new Secret(value),
    evidence: paired ? 'strong' : own.evidence,
    reasons: [...(id ? [`The ${id.shape.halfOf?.called} that belongs to it stands near it.`] : []), ...own.reasons],
    ...(own.checksum && { checksum: own.checksum }),
    temporary: own.temporary || session !== undefined || idJudgement?.temporary === true,
    facts: { ...(account && { account }), ...own.facts },
    parts: [
      ...(id ? [partOf(text, id, id.shape.halfOf?.called ?? '')] : []),
      ...(session ? [partOf(text, session, 'session token')] : []),
    ],
    isDefault: false,
    place: 'code',
  };
}

function issuerOf(issuer: string | undefined): { readonly issuer?: string } {
  return issuer === undefined ? {} : { issuer };
}

function partOf(text: string, { span }: Token, name: string): CredentialPart {
  return { name, span, secret: new Secret(text.slice(span.start, span.end)) };
}

interface Judged extends Judgement {
  readonly evidence: Evidence;
  readonly reasons: readonly string[];
  readonly temporary: boolean;
}

/** What the shape, the value and its surroundings say. A checksum that holds outweighs how the value looks. */
function judge(text: string, { shape, span, prefix }: Token, value: string): Judged {
  const own = shape.check?.(value) ?? {};
  const around = shape.around?.(text, span) ?? {};
  const masked = own.checksum === 'holds' ? undefined : looksMasked(value.slice(Math.max(0, prefix), 1000));
  const likely = shape.byWord ? ['A word of its issuer stands near it.'] : ['It has the shape of such tokens.'];
  const reasons = [...(around.reasons ?? []), ...(own.reasons ?? [])];
  return {
    ...own,
    ...around,
    facts: { ...own.facts, ...around.facts },
    temporary: own.temporary ?? shape.temporary ?? false,
    evidence: masked ? 'example' : (around.evidence ?? own.evidence ?? shape.evidence ?? 'likely'),
    reasons: masked ? [masked, ...reasons] : reasons.length > 0 ? reasons : likely,
  };
}

const weight: Readonly<Record<Evidence, number>> = { example: 0, public: 1, weak: 2, likely: 3, strong: 4 };

/** By place, and of those that overlap the one that says most. */
function oneEach(found: readonly Credential[]): readonly Credential[] {
  const kept: Credential[] = [];
  for (const credential of [...found].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    const before = kept.at(-1);
    if (!before || before.span.end <= credential.span.start) kept.push(credential);
    else if (saysMore(credential, before)) kept[kept.length - 1] = credential;
  }
  return kept;
}

function saysMore(a: Credential, b: Credential): boolean {
  const byWord = (one: Credential): number => (findShape(one.shape)?.byWord && one.parts.length === 0 ? 0 : 1);
  if (byWord(a) !== byWord(b)) return byWord(a) > byWord(b);
  if (weight[a.evidence] !== weight[b.evidence]) return weight[a.evidence] > weight[b.evidence];
  return a.span.end - a.span.start > b.span.end - b.span.start;
}
