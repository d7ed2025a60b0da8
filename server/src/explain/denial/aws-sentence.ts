import { layerOfWords, layerWords } from '../../knowledge/cloud-errors/aws-layers';
import type { ShapeLayer } from '../../knowledge/cloud-errors/shape';

/** The sentence by which AWS refuses, taken apart; offsets are into the text that it was read from. */
export interface AwsSentence {
  readonly start: number;
  readonly end: number;
  readonly principal?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly layer: ShapeLayer;
  readonly denyType: 'explicit' | 'implicit' | 'unknown';
  readonly policyArn?: string;
  /** Through a KMS key that the message does not name. */
  readonly isOfCiphertext?: true;
  /** The setting of S3 Block Public Access that refuses. */
  readonly publicSetting?: string;
  readonly isTransitive?: true;
  /** True if it is only said that the account is another one. */
  readonly isOfOtherAccount?: true;
  readonly authorizationId?: { readonly start: number; readonly end: number };
  readonly encoded?: { readonly start: number; readonly end: number };
  /** True where the text ends within the sentence. */
  readonly isCut: boolean;
}

/** What stands in every sentence. */
export const sentenceAnchors: readonly string[] = [
  'is not authorized to perform',
  'not authorized to perform: ',
  'is not authorized to access this resource',
];

const head = /user: ?"?([^\s"]{1,2048})"? $/i;
const furthestHead = 2200;
const furthestTail = 2000;

const access = /is not authorized to access this resource/iy;
const perform = /(?:is )?not authorized to perform:? /iy;
const action = /"?([a-z0-9-]{1,64}:[a-z0-9*]{1,128})"?/iy;
const quoted = / on (?:the )?resource:? "([^"]{1,2048})"?/iy;
const named =
  / on (?:the )?resource:? ((?:role|user|group|policy|instance profile|mfa device|virtual mfa device|server certificate|saml provider|oidc provider) [\w+=,.@/-]{1,512})(?= |$|[.:,"<])/iy;
const plain = / on (?:the )?resource:? ((?:[^\s"<]|<(?!\/)){1,2048})/iy;
const ofCiphertext = / on (?:this resource|the resource associated with this ciphertext)/iy;
const implicit = new RegExp(`:?,? because no (${layerWords}) allows(?: the ([\\w:*-]{1,200}) action)?`, 'iy');
const transitive = / with an explicit deny in a VPC endpoint policy transitively through a service control policy/iy;
const explicit = new RegExp(
  ` with an explicit deny(?: in (?:an?|the) (${layerWords})(?:: ?(arn:[\\w+=,.@:/*-]{10,600}))?)?`,
  'iy',
);
const elsewhere = / because the resource does not exist in this Region, no resource-based policies allow access/iy;
const isPublic = / because public (?:policies|ACLs) are (?:prevented|blocked) by the (\w{1,60}) setting/iy;
const cut = /(?: because(?: no(?: [\w -]{0,60})?)?| with an explicit(?: [\w -]{0,60})?)?(?:\.\.\.|…)/iy;

/**
 * Reads the sentence around one of its anchors. Undefined if there is none: nothing is said of an action.
 * The grammar: troubleshoot_access-denied.html of the IAM user guide, and what services were seen to write.
 */
export function readAwsSentence(text: string, anchor: number): AwsSentence | undefined {
  const before = text.slice(Math.max(0, anchor - furthestHead), anchor);
  const user = head.exec(before);
  const start = user ? anchor - user[0].length : anchor;
  const known = { start, ...(user?.[1] && { principal: trimmed(user[1]) }) };
  if (matchAt(access, text, anchor)) {
    const reason = readReason(text, access.lastIndex);
    const isOfOtherAccount = user !== null && reason.layer === 'unknown' && reason.denyType === 'unknown';
    return user ? { ...known, ...reason, ...(isOfOtherAccount && { isOfOtherAccount }) } : undefined;
  }
  if (!matchAt(perform, text, anchor)) return undefined;
  const done = matchAt(action, text, perform.lastIndex);
  if (!done?.[1]) return undefined;
  const target = readTarget(text, action.lastIndex);
  return { ...known, action: done[1], ...target.facts, ...readReason(text, target.end) };
}

function readTarget(
  text: string,
  at: number,
): { readonly end: number; readonly facts: Pick<AwsSentence, 'resource' | 'isOfCiphertext'> } {
  for (const pattern of [quoted, named]) {
    const found = matchAt(pattern, text, at);
    if (found?.[1]) return { end: pattern.lastIndex, facts: { resource: trimmed(found[1]) } };
  }
  if (matchAt(ofCiphertext, text, at)) return { end: ofCiphertext.lastIndex, facts: { isOfCiphertext: true } };
  const found = matchAt(plain, text, at);
  if (!found?.[1]) return { end: at, facts: {} };
  const resource = trimmed(found[1]);
  return { end: plain.lastIndex - (found[1].length - resource.length), facts: { resource } };
}

type Reason = Omit<AwsSentence, 'start' | 'principal' | 'action' | 'resource' | 'isOfCiphertext'>;

function readReason(text: string, from: number): Reason {
  // A stray colon or comma stands behind some resources.
  const at = /[:,]/.test(text[from] ?? '') && text[from + 1] === ' ' ? from + 1 : from;
  const found = reasonAt(text, at);
  return { ...found, ...readTail(text, found.end) };
}

function reasonAt(text: string, at: number): Reason {
  const nothing = { layer: 'unknown', denyType: 'unknown', isCut: false } as const;
  const missing = matchAt(implicit, text, at);
  if (missing?.[1]) {
    return { end: implicit.lastIndex, layer: layerNamed(missing[1]), denyType: 'implicit', isCut: false };
  }
  if (matchAt(transitive, text, at)) {
    return { end: transitive.lastIndex, layer: 'scp', denyType: 'explicit', isTransitive: true, isCut: false };
  }
  const denied = matchAt(explicit, text, at);
  if (denied) {
    const policyArn = denied[2] && trimmed(denied[2]);
    return {
      end: explicit.lastIndex,
      layer: denied[1] ? layerNamed(denied[1]) : 'unknown',
      denyType: 'explicit',
      ...(policyArn && { policyArn }),
      isCut: isCutAt(text, explicit.lastIndex),
    };
  }
  if (matchAt(elsewhere, text, at)) return { ...nothing, end: elsewhere.lastIndex, layer: 'resource' };
  const blocked = matchAt(isPublic, text, at);
  if (blocked?.[1]) {
    return { end: isPublic.lastIndex, layer: 'other', denyType: 'explicit', publicSetting: blocked[1], isCut: false };
  }
  return { ...nothing, end: at, isCut: isCutAt(text, at) };
}

const detailsId = /authorization id: ?([\w-]{4,200})/i;
const detailsLink = /#\/authorization-details\/([\w-]{4,200})/i;
const blob = /encoded authorization failure message: ?([\w-]{20,})/i;

function readTail(text: string, from: number): Pick<Reason, 'end' | 'authorizationId' | 'encoded'> {
  // Nothing but the rest of this message: the next one begins with a caller of its own.
  const rest = text.slice(from, from + furthestTail + 6000);
  const next = rest.search(/user: |an error occurred/i);
  const tail = next < 0 ? rest : rest.slice(0, next);
  const place = (found: RegExpExecArray | null): { readonly start: number; readonly end: number } | undefined => {
    if (!found?.[1]) return undefined;
    const end = from + found.index + found[0].length;
    return { start: end - found[1].length, end };
  };
  const authorizationId = place(detailsId.exec(tail)) ?? place(detailsLink.exec(tail));
  const encoded = place(blob.exec(tail));
  const end = Math.max(from, authorizationId?.end ?? 0, encoded?.end ?? 0);
  return { end, ...(authorizationId && { authorizationId }), ...(encoded && { encoded }) };
}

function isCutAt(text: string, at: number): boolean {
  return matchAt(cut, text, at) !== null;
}

function layerNamed(words: string): ShapeLayer {
  return layerOfWords(words.toLowerCase()) ?? 'unknown';
}

/** Without the punctuation of the sentence around it. */
function trimmed(name: string): string {
  return name.replace(/[.,:;'"\\)\]}]{1,8}$/, '');
}

/** A match of a sticky pattern; its `lastIndex` is the end of what matched. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
