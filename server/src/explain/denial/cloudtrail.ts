import { shapeOf } from '../../knowledge/cloud-errors/catalogue';
import type { Denial } from '../../model/denial';
import type { Caller } from '../../model/request';
import { readAwsSentence } from './aws-sentence';
import { callerOf } from './caller';
import type { CleanText } from './clean-text';
import type { Found } from './found';
import { shapeOfSentence } from './sentence-shape';

/** Every record of a refused request has this. */
const errorField = '"errorCode"';
/** No record is longer. */
const longestRecord = 100_000;
const deepest = 60;

const gate1 =
  /^(?:InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|ExpiredTokenException|RequestExpired|AuthFailure|MissingAuthenticationToken|IncompleteSignature)$/;
const shapesOfGate1: Readonly<Record<string, number>> = {
  InvalidClientTokenId: 59,
  UnrecognizedClientException: 60,
  InvalidAccessKeyId: 61,
  AuthFailure: 62,
  SignatureDoesNotMatch: 63,
  RequestExpired: 64,
  ExpiredToken: 65,
  ExpiredTokenException: 65,
  MissingAuthenticationToken: 68,
  IncompleteSignature: 69,
};
const refusal =
  /^(?:Client\.)?(?:AccessDenied|AccessDeniedException|UnauthorizedOperation|VpceAccessDenied|Forbidden|NotAuthorized\w{0,40})$/;

/**
 * The records of CloudTrail that tell of a refused request. A record that was cut off is read as far as it goes: by its
 * fields, without regard to how they nest.
 */
export function findEvents({ text }: CleanText): readonly Found[] {
  const found: Found[] = [];
  let from = 0;
  for (let at = text.indexOf(errorField); at >= 0; at = text.indexOf(errorField, at + 1)) {
    if (at < from) continue;
    const record = recordAround(text, at, from);
    const one = eventOf(text, record);
    from = record.end;
    if (one) found.push(one);
  }
  return found;
}

/** The object that a field stands in, the outermost one that is a record. */
function recordAround(text: string, at: number, earliest: number): { readonly start: number; readonly end: number } {
  const start = openingBefore(text, at, Math.max(earliest, at - longestRecord));
  const end = closingBehind(text, start, Math.min(text.length, start + longestRecord));
  return { start, end };
}

function openingBefore(text: string, at: number, earliest: number): number {
  let depth = 0;
  for (let index = at; index >= earliest; index--) {
    const character = text[index];
    if (character === '}') depth++;
    else if (character === '{') {
      if (depth === 0) return index;
      depth--;
    }
  }
  return earliest;
}

function closingBehind(text: string, start: number, latest: number): number {
  let depth = 0;
  for (let index = start; index < latest; index++) {
    const character = text[index];
    if (character === '{') {
      depth++;
      if (depth > deepest) return latest;
    } else if (character === '}') {
      depth--;
      if (depth === 0) return index + 1;
    }
  }
  return latest;
}

function eventOf(text: string, { start, end }: { readonly start: number; readonly end: number }): Found | undefined {
  const record = text.slice(start, end);
  const field = (name: string): string | undefined =>
    new RegExp(`"${name}"\\s?:\\s?"([^"]{1,2048})"`).exec(record)?.[1];
  const code = field('errorCode');
  if (!code || !(refusal.test(code) || gate1.test(code))) return undefined;
  const [source, name] = [field('eventSource'), field('eventName')];
  if (!source && !name) return undefined;
  const at = record.search(/is not authorized to (?:perform|access)/i);
  const sentence = at < 0 ? undefined : readAwsSentence(record, at);
  const identity = identityIn(record);
  const principal = sentence?.principal ?? identity.arn;
  const caller = callerIn(principal, identity);
  const service = source?.replace(/\.amazonaws\.com$/, '');
  const action = sentence?.action ?? (service && name ? `${service}:${name}` : undefined);
  const resource =
    sentence?.resource ?? /"resources"\s?:\s?\[\s?\{[^\]]{0,600}?"ARN"\s?:\s?"([^"]{1,2048})"/i.exec(record)?.[1];
  const number = shapesOfGate1[code];
  const about = number
    ? aboutOf(number)
    : sentence
      ? shapeOfSentence(sentence, record)
      : ({ shape: /Unauthorized/.test(code) ? 25 : 18, layer: 'unknown', denyType: 'unknown' } as const);
  const account =
    (resource && /^arn:[^:]{1,20}:[^:]{1,40}:[^:]{0,30}:(\d{12}):/.exec(resource)?.[1]) ?? field('recipientAccountId');
  const requestId = field('requestID');
  const encoded = sentence?.encoded;
  const authorizationId = sentence?.authorizationId;
  return {
    start,
    end,
    weight: 4,
    hasCode: true,
    ...(encoded && { encoded: { start: start + encoded.start, end: start + encoded.end } }),
    ...(authorizationId && {
      authorizationId: { start: start + authorizationId.start, end: start + authorizationId.end },
    }),
    facts: {
      ...about,
      cloud: 'aws',
      gate: number ? 1 : 2,
      code,
      ...(principal !== undefined && { principal }),
      ...(caller && { caller }),
      ...(action && { action }),
      ...(resource && { resource }),
      ...(account && { account }),
      ...(sentence?.policyArn && { policyArn: sentence.policyArn }),
      ...(name && { operation: name }),
      ...(requestId && { requestId }),
      context: contextIn(record, field),
      isCut: sentence?.isCut ?? /\.\.\.$/.test(field('errorMessage') ?? ''),
      confidence: sentence && sentence.layer !== 'unknown' ? 'high' : 'medium',
    },
  };
}

function aboutOf(number: number): Pick<Denial, 'shape' | 'layer'> {
  return { shape: number, layer: shapeOf(number).layer };
}

interface Identity {
  readonly arn?: string;
  /** Of the role behind a session, with its path. */
  readonly issuer?: string;
  readonly account?: string;
}

function identityIn(record: string): Identity {
  const at = record.indexOf('"userIdentity"');
  const part = at < 0 ? '' : record.slice(at, at + 4000);
  const arn = /"arn"\s?:\s?"([^"]{1,2048})"/.exec(part)?.[1];
  const issuer = /"sessionIssuer"\s?:\s?\{[^}]{0,600}?"arn"\s?:\s?"([^"]{1,2048})"/.exec(part)?.[1];
  const account = /"accountId"\s?:\s?"(\d{12})"/.exec(part)?.[1];
  return { ...(arn && { arn }), ...(issuer && { issuer }), ...(account && { account }) };
}

/** A record names the role of a session with its path, which the ARN of the session does not. */
function callerIn(principal: string | undefined, { issuer }: Identity): Caller | undefined {
  const caller = principal === undefined ? undefined : callerOf(principal);
  return caller?.kind === 'session' && issuer ? { ...caller, role: issuer } : caller;
}

function contextIn(record: string, field: (name: string) => string | undefined): ReadonlyMap<string, string> {
  const mfa = /"mfaAuthenticated"\s?:\s?"?(true|false)/.exec(record)?.[1];
  const address = field('sourceIPAddress');
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['aws:multifactorauthpresent', mfa],
    ['aws:sourceip', address && /^[\d.]+$|:/.test(address) && !/[a-z]{2}\./.test(address) ? address : undefined],
    ['aws:sourcevpce', field('vpcEndpointId')],
    ['aws:requestedregion', field('awsRegion')],
    ['aws:useragent', field('userAgent')],
  ];
  return new Map(entries.flatMap(([key, value]) => (value ? [[key, value] as const] : [])));
}
