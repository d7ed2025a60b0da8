import type { Hit } from '../../../text/automaton';
import { accountOf, isDocumented, isInvented, kindOfKeyId, maybeSecretKey } from '../aws-keys';
import { base64Json, base64Text } from '../checks/base64';
import { after, beside } from './beside';
import {
  alnum,
  alphabetOf,
  base32,
  base64,
  closes,
  digits,
  hex,
  isIn,
  lowerAlnum,
  opens,
  type Range,
  runEnd,
  runStart,
  upperAlnum,
  word,
} from './runs';
import { any, behind, type Judgement, type Shape, some } from './shape';

const issuer = 'AWS';

/** How the word BedrockAPIKey- reads in base64 behind the prefix, and the host in that of a presigned URL. */
const longBedrock = ['ABSK', 'QmVkcm9ja0FQSUtleS'].join('');
const shortBedrock = ['bedrock-api', '-key-'].join('');

const ofSecretKey = {
  secret: 'aws-secret-key',
  called: 'access key id',
  of: base64,
  length: 40,
  accept: maybeSecretKey,
} as const;

export const awsShapes: readonly Shape[] = [
  {
    id: 'aws-access-key-id',
    name: 'AWS access key id',
    issuer,
    anchors: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
    read: behind(some(base32, 16)),
    check: checkKeyId,
    halfOf: { ...ofSecretKey, silentAlone: false },
  },
  {
    id: 'aws-old-key-id',
    name: 'AWS access key id',
    issuer,
    anchors: ['A3T'],
    read: behind(some(upperAlnum, 1), some(base32, 16)),
    check: checkKeyId,
    halfOf: { ...ofSecretKey, silentAlone: true },
  },
  {
    id: 'aws-secret-key',
    name: 'AWS secret access key',
    issuer,
    words: [
      'secret_access_key',
      'secretaccesskey',
      'secret-access-key',
      'secret access key',
      'aws_secret_key',
      'aws-secret-key',
      'awssecretkey',
      'aws_secret',
      'awssecret',
      'secret_key',
      'secretkey',
      'secret-key',
      'AWSCredentials(',
      'AWS::Credentials',
      'AWS.Credentials',
      'SessionCredentials(',
    ],
    read: readSecretKey,
    check: checkSecretKey,
  },
  {
    id: 'aws-session-token',
    name: 'AWS session token',
    issuer,
    temporary: true,
    anchors: [['IQoJb3', 'JpZ2luX2Vj'].join(''), ['FwoGZXI', 'vYXdz'].join(''), 'FQoGZXIvYXdz', 'AQoDYXdz'],
    read: readSessionToken,
    check: checkSessionToken,
  },
  {
    id: 'aws-bedrock-key',
    name: 'Amazon Bedrock API key',
    issuer,
    anchors: [longBedrock],
    read: withPadding(some(base64, [80, any])),
    check: checkBedrock,
  },
  {
    id: 'aws-bedrock-short-key',
    name: 'Amazon Bedrock short-term API key',
    issuer,
    temporary: true,
    anchors: [`${shortBedrock}YmVkcm9jay5hbWF6b25hd3MuY29t`],
    read: withPadding(some(base64, [32, any])),
    check: () => ({ evidence: 'strong', reasons: ['It decodes to an address of Bedrock.'] }),
  },
  {
    id: 'aws-mws-token',
    name: 'Amazon MWS auth token',
    issuer,
    evidence: 'weak',
    anchors: ['amzn.mws.'],
    read: behind(some(hex, 8), '-', some(hex, 4), '-', some(hex, 4), '-', some(hex, 4), '-', some(hex, 12)),
    check: () => ({ reasons: ['The service was closed in March 2024.'] }),
  },
  {
    id: 'aws-appsync-key',
    name: 'AWS AppSync API key',
    issuer,
    anchors: ['da2-'],
    read: behind(some(lowerAlnum, 26)),
  },
  {
    id: 'aws-cognito-client-secret',
    name: 'Amazon Cognito app client secret',
    issuer,
    byWord: true,
    words: ['cognito', 'userpoolclient', 'user_pool_client'],
    read: beside({ of: lowerAlnum, length: [50, 53] }),
  },
  {
    id: 'aws-ses-smtp-password',
    name: 'Amazon SES SMTP password',
    issuer,
    byWord: true,
    words: ['email-smtp', 'aws_ses', 'amazonses', 'ses_smtp', 'ses_pass', 'smtp_ses'],
    read: beside({ of: base64, length: 44, start: 'B' }),
    check: () => ({ reasons: ['It has the length and the beginning of what is derived from a secret access key.'] }),
  },
  {
    id: 'aws-codecommit-password',
    name: 'AWS CodeCommit password',
    issuer,
    byWord: true,
    anchors: ['-at-'],
    read: readGitPassword,
    around: accountBefore,
  },
  {
    id: 'aws-ecr-password',
    name: 'Amazon ECR login password',
    issuer,
    temporary: true,
    // {"payload":" in base64.
    anchors: [['eyJwYXls', 'b2FkIjoi'].join('')],
    read: withPadding(some(base64, [200, any])),
    check: (value) =>
      base64Json(value)
        ? { evidence: 'strong', reasons: ['It decodes to a login of the registry, which lives for twelve hours.'] }
        : { evidence: 'weak', reasons: ['It does not decode, so it is cut or made up.'] },
  },
];

/** Behind the user name that IAM makes for Git, which ends with the number of the account, stands its password. */
function readGitPassword(text: string, hit: Hit): Range | undefined {
  const isUser = runEnd(text, hit.end, digits, 13) === hit.end + 12 && isIn(alnum, text, hit.start - 1);
  return isUser ? gitPassword(text, { ...hit, end: hit.end + 12 }) : undefined;
}

const gitPassword = after({ of: base64, length: 43, end: '=' });

function accountBefore(text: string, { start }: Range): Judgement | undefined {
  const near = text.slice(Math.max(0, start - 200), start);
  const account = near.slice(near.lastIndexOf('-at-') + 4).slice(0, 12);
  return { facts: { account }, reasons: ['The user name for Git that belongs to it stands near it.'] };
}

function checkKeyId(id: string): Judgement {
  const account = accountOf(id);
  const facts = { kind: kindOfKeyId(id) ?? 'access key id', ...(account && { account }) };
  const temporary = id.startsWith('ASIA');
  if (isDocumented(id)) return { facts, temporary, evidence: 'example', reasons: [documented] };
  const alone = 'It is an identifier: without its secret it opens nothing.';
  if (!isInvented(id)) return { facts, temporary, evidence: 'weak', reasons: [alone] };
  return { facts, temporary, evidence: 'weak', reasons: ['No account can have the number in it.', alone] };
}

const documented = 'It is one that AWS shows in its documentation.';

function checkSecretKey(value: string): Judgement {
  return isDocumented(value) ? { evidence: 'example', reasons: [documented] } : {};
}

/** In the examples of AWS the word stands in capital letters in the middle of the token. */
function checkSessionToken(value: string): Judgement {
  if (value.includes('EXAMPLE')) return { evidence: 'example', reasons: [documented] };
  return { reasons: ['It begins as session tokens of AWS do.'] };
}

/** The first value that may be a secret key within 120 characters and three lines of the name. */
function readSecretKey(text: string, hit: Hit): Range | undefined {
  if (isOfAnother(text, hit)) return undefined;
  let lines = 0;
  const stop = Math.min(text.length, hit.end + 120);
  let at = hit.end;
  while (at < stop) {
    if (text.charCodeAt(at) === 10 && ++lines > 2) return undefined;
    const end = isIn(base64, text, at) ? runEnd(text, at, base64, 41) : at;
    if (end - at === 40 && isSecretKeyAt(text, at)) return { start: at, end };
    at = Math.max(end, at + 1);
  }
  return undefined;
}

/** True for names that many services have, in front of which one stands that is not AWS: `DUO_SECRET_KEY`. */
function isOfAnother(text: string, hit: Hit): boolean {
  if (hit.anchor.text.length > 10) return false;
  const before = text.slice(runStart(text, hit.start, word, 40), hit.start);
  return /[a-z]/i.test(before) && !/aws|amazon|s3|iam|access/i.test(before);
}

/** True if exactly forty characters that may be a secret key begin at the offset. */
function isSecretKeyAt(text: string, at: number): boolean {
  return opens(text, at, base64) && closes(text, at + 40, padded) && maybeSecretKey(text.slice(at, at + 40));
}

const padded = alphabetOf('+/=');

/** Base64 behind the start, in which a query may have escaped characters. */
function readSessionToken(text: string, hit: Hit): Range | undefined {
  // An escape of its own alphabet before it would make it the middle of a longer one.
  if (!opens(text, hit.start, base64) || isEscaped(text, hit.start - 3)) return undefined;
  let end = runEnd(text, hit.end, base64);
  while (isEscaped(text, end) || text.slice(end, end + 3).toUpperCase() === '%3D') {
    end = runEnd(text, end + 3, base64);
  }
  while (text[end] === '=') end++;
  return end - hit.start >= 100 && closes(text, end, base64) ? { start: hit.start, end } : undefined;
}

/** True if the escape of a plus or a slash stands at the offset. */
function isEscaped(text: string, at: number): boolean {
  if (text[at] !== '%') return false;
  const code = text.slice(at + 1, at + 3).toUpperCase();
  return code === '2B' || code === '2F';
}

/** Base64 with its padding. */
function withPadding(body: ReturnType<typeof some>): Shape['read'] {
  const read = behind(body);
  return (text, hit) => {
    const found = read(text, hit);
    if (!found) return undefined;
    const end = runEnd(text, found.end, padding, 2);
    return closes(text, end, base64) ? { start: found.start, end } : undefined;
  };
}

const padding = alphabetOf('=');

function checkBedrock(value: string): Judgement {
  const text = base64Text(value.slice(4)) ?? '';
  const at = text.indexOf('-at-');
  if (!text.startsWith('BedrockAPIKey-') || at < 0) return { evidence: 'weak', reasons: ['It does not decode.'] };
  const account = text.slice(at + 4, at + 16);
  const reasons = ['It decodes to the name of a Bedrock key.'];
  return { evidence: 'strong', reasons, facts: /^\d{12}$/.test(account) ? { account } : {} };
}
