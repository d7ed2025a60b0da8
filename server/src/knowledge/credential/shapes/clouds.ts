import type { Hit } from '../automaton';
import { isEmulatorKey } from '../known-examples';
import { beside, givenTo, isUuid } from './beside';
import {
  alnum,
  alphabetOf,
  base64,
  base64Url,
  closes,
  digits,
  dotted,
  hex,
  isIn,
  lowerBase32,
  opens,
  type Range,
  runEnd,
  runStart,
} from './runs';
import { any, behind, type Judgement, type Shape, some } from './shape';

const google = 'Google';
const azure = 'Microsoft Azure';
const entra = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~.-');

export const cloudShapes: readonly Shape[] = [
  {
    id: 'google-api-key',
    name: 'Google API key',
    issuer: google,
    anchors: ['AIza'],
    read: behind(some(base64Url, 35)),
    around: isFirebaseWeb,
  },
  {
    id: 'google-client-secret',
    name: 'Google OAuth client secret',
    issuer: google,
    anchors: ['GOCSPX-'],
    read: behind(some(base64Url, 28)),
  },
  {
    id: 'google-access-token',
    name: 'Google OAuth access token',
    issuer: google,
    temporary: true,
    anchors: ['ya29.'],
    read: behind(some(dotted, [30, any])),
  },
  {
    id: 'google-refresh-token',
    name: 'Google OAuth refresh token',
    issuer: google,
    anchors: ['1//'],
    read: behind(some(base64Url, [40, 160])),
  },
  {
    id: 'firebase-server-key',
    name: 'Firebase Cloud Messaging server key',
    issuer: google,
    anchors: ['AAAA'],
    read: behind(some(base64Url, 7), ':', some(base64Url, 140)),
  },
  {
    id: 'azure-client-secret',
    name: 'Microsoft Entra client secret',
    issuer: azure,
    anchors: ['Q~'],
    read: readEntraSecret,
  },
  marked('azure-storage-key', 'Azure storage account key', 76, '+ASt', 6, '=='),
  {
    id: 'azure-account-key',
    name: 'Azure account key',
    issuer: azure,
    words: ['AccountKey='],
    read: afterEquals(86, '=='),
  },
  {
    id: 'azure-sas',
    name: 'Azure shared access signature',
    issuer: azure,
    anchors: ['sig='],
    read: readSas,
    check: checkSas,
  },
  marked('azure-service-bus-key', 'Azure Service Bus key', 33, '+ASb', 6, '='),
  marked('azure-event-hubs-key', 'Azure Event Hubs key', 33, '+AEh', 6, '='),
  marked('azure-relay-key', 'Azure Relay key', 33, '+ARm', 6, '='),
  {
    id: 'azure-shared-access-key',
    name: 'Azure shared access key',
    issuer: azure,
    words: ['SharedAccessKey='],
    read: afterEquals(43, '='),
  },
  marked('azure-cosmos-key', 'Azure Cosmos DB key', 76, 'ACDb', 6, '=='),
  {
    id: 'azure-app-configuration',
    name: 'Azure App Configuration secret',
    issuer: azure,
    words: ['.azconfig.io;'],
    read: readAppConfiguration,
  },
  marked('azure-devops-token', 'Azure DevOps personal access token', 76, 'AZDO', 4, ''),
  {
    id: 'azure-devops-old-token',
    name: 'Azure DevOps personal access token',
    issuer: azure,
    byWord: true,
    words: ['azure_devops', 'azuredevops', 'azdo', 'dev.azure.com', 'visualstudio.com', 'ado_pat', 'ado_token', 'vsts'],
    read: beside({ of: lowerBase32, length: 52 }),
  },
  marked('azure-function-key', 'Azure Functions key', 44, 'AzFu', 6, '=='),
  {
    id: 'azure-function-old-key',
    name: 'Azure Functions key',
    issuer: azure,
    byWord: true,
    words: ['x-functions-key'],
    read: givenTo({
      of: alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/='),
      length: 56,
    }),
  },
  marked('azure-search-key', 'Azure AI Search key', 42, 'AzSe', 6, ''),
  marked('azure-registry-key', 'Azure Container Registry key', 42, '+ACR', 6, ''),
  marked('azure-api-management-key', 'Azure API Management key', 76, 'APIM', 6, '=='),
  {
    id: 'teams-webhook',
    name: 'Microsoft Teams webhook',
    issuer: 'Microsoft',
    anchors: ['.webhook.office.com/'],
    read: readTeamsWebhook,
  },
  {
    id: 'alibaba-access-key-id',
    name: 'Alibaba Cloud access key id',
    issuer: 'Alibaba Cloud',
    evidence: 'weak',
    anchors: ['LTAI'],
    read: behind(some(alnum, [12, 20])),
    halfOf: half('alibaba-access-key-secret', 'access key id', alnum, 30, false),
  },
  {
    id: 'alibaba-access-key-secret',
    name: 'Alibaba Cloud access key secret',
    issuer: 'Alibaba Cloud',
    byWord: true,
    words: ['alibaba', 'aliyun', 'alicloud'],
    read: beside({ of: alnum, length: 30 }),
  },
  {
    id: 'tencent-secret-id',
    name: 'Tencent Cloud secret id',
    issuer: 'Tencent Cloud',
    evidence: 'weak',
    anchors: ['AKID'],
    read: behind(some(alnum, 32)),
    halfOf: half('tencent-secret-key', 'secret id', alnum, 32, false),
  },
  {
    id: 'tencent-secret-key',
    name: 'Tencent Cloud secret key',
    issuer: 'Tencent Cloud',
    byWord: true,
    words: ['tencent', 'qcloud'],
    read: beside({ of: alnum, length: 32 }),
  },
  {
    id: 'yandex-token',
    name: 'Yandex Cloud token',
    issuer: 'Yandex Cloud',
    anchors: ['t1.'],
    read: behind(some(base64Url, [20, any]), '.', some(base64Url, 86)),
    temporary: true,
  },
  {
    id: 'yandex-api-key',
    name: 'Yandex Cloud API key',
    issuer: 'Yandex Cloud',
    anchors: ['AQVN'],
    read: behind(some(base64Url, [35, 38])),
  },
  {
    id: 'yandex-secret-key',
    name: 'Yandex Cloud static access key',
    issuer: 'Yandex Cloud',
    anchors: ['YC'],
    read: behind(some(base64Url, 38)),
    check: (value) => mixed(value.slice(2)),
  },
];

/** The secret half of a pair whose look says little: digits and letters of both cases. */
function half(secret: string, called: string, of: typeof alnum, length: number, silentAlone: boolean) {
  return { secret, called, of, length, silentAlone, accept: isMixed };
}

function isMixed(value: string): boolean {
  return /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}

function mixed(value: string): Judgement {
  return isMixed(value)
    ? {}
    : { evidence: 'example', reasons: ['It has not the digits and letters of a random value.'] };
}

/** A key of Azure that carries the signature of its service at a fixed place, with so many characters on either side. */
function marked(id: string, name: string, before: number, marker: string, after: number, padding: string): Shape {
  const signature = marker.replace('+', '');
  return {
    id,
    name,
    issuer: azure,
    anchors: [marker],
    read: (text, hit) => {
      const start = hit.start - before;
      const end = hit.end + after;
      if (start < 0 || runEnd(text, start, either64, before) !== hit.start) return undefined;
      if (runEnd(text, hit.end, either64, after) !== end || !text.startsWith(padding, end)) return undefined;
      const close = end + padding.length;
      return opens(text, start, base64) && closes(text, close, base64) ? { start, end: close } : undefined;
    },
    check: () => ({ evidence: 'strong', reasons: [`It carries the signature ${signature} of the service.`] }),
  };
}

const either64 = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_');

/** A key of base64 right behind the sign of equality of a connection string. The key of the emulator is none. */
function afterEquals(length: number, padding: string): Shape['read'] {
  return (text, hit) => {
    const end = runEnd(text, hit.end, base64, length);
    if (end - hit.end !== length || !text.startsWith(padding, end)) return undefined;
    const value = { start: hit.end, end: end + padding.length };
    const whole = closes(text, value.end, base64) && text[value.end] !== '=';
    return whole && !isEmulatorKey(text.slice(value.start, value.end)) ? value : undefined;
  };
}

/** A web app of Firebase ships its key: the names of its other settings stand beside it. */
function isFirebaseWeb(text: string, { start, end }: Range): Judgement | undefined {
  const near = text.slice(Math.max(0, start - 300), end + 400);
  const names = ['authDomain', 'messagingSenderId', 'firebaseapp.com', 'storageBucket', 'FIREBASE_API_KEY'];
  if (!names.some((name) => near.includes(name)) && !near.includes('mobilesdk_app_id')) return undefined;
  return { evidence: 'public', reasons: ['It stands in the settings of a Firebase app, which are public by design.'] };
}

/** Three characters, a digit and the marker of the hit, then 31 to 34 more. */
function readEntraSecret(text: string, hit: Hit): Range | undefined {
  const start = hit.start - 4;
  if (start < 0 || !isIn(digits, text, hit.start - 1) || runEnd(text, start, entra, 4) !== hit.start) return undefined;
  let end = runEnd(text, hit.end, entra, 40);
  while (text[end - 1] === '.') end--;
  const length = end - hit.end;
  return length >= 31 && length <= 34 && opens(text, start, entra) ? { start, end } : undefined;
}

/** The query around a signature: as far as the characters of a query reach, if it says since when and until when. */
function readSas(text: string, hit: Hit): Range | undefined {
  if (!opens(text, hit.start) && text.slice(hit.start - 5, hit.start) !== '&amp;') return undefined;
  const signature = runEnd(text, hit.end, queryValue, 80) - hit.end;
  if (signature < 43 || signature > 60) return undefined;
  const start = runStart(text, hit.start, query, 400);
  const end = runEnd(text, hit.end, query, 500);
  const whole = text.slice(start, end);
  const parts = new Set(whole.split(/[?&]|amp;/).map((part) => part.slice(0, part.indexOf('='))));
  const rights = parts.has('sv') && (parts.has('sp') || parts.has('ss') || parts.has('sr') || parts.has('si'));
  return rights && (parts.has('se') || parts.has('si')) ? { start, end } : undefined;
}

const queryValue = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%+/=-_');
const query = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%+/=-_.~&:;');

function checkSas(value: string): Judgement {
  const [, expires] = /(?:^|[&;])se=(\d{4}-\d\d-\d\d)/.exec(value) ?? [];
  return { reasons: ['It has a signature and the rights that are signed.'], facts: expires ? { expires } : {} };
}

/** `Endpoint=https://x.azconfig.io;Id=...;Secret=...`: the last part. */
function readAppConfiguration(text: string, hit: Hit): Range | undefined {
  const part = text.slice(hit.end, hit.end + 120);
  const at = part.search(/;Secret=/i);
  if (!/^Id=/i.test(part) || at < 0) return undefined;
  const start = hit.end + at + 8;
  const end = runEnd(text, runEnd(text, start, base64, 200), alphabetOf('='), 2);
  return end - start >= 32 && closes(text, end, base64) ? { start, end } : undefined;
}

/** The address of a Teams webhook, from its scheme on. */
function readTeamsWebhook(text: string, hit: Hit): Range | undefined {
  const host = runStart(text, hit.start, dotted, 80);
  const scheme = 'https://';
  const start = text.startsWith(scheme, host - scheme.length) ? host - scheme.length : host;
  const path = text.slice(hit.end, runEnd(text, hit.end, webhookPath, 300));
  const at = path.indexOf('/IncomingWebhook/');
  const id = hit.end + at + 17;
  if (host === hit.start || at < 0 || runEnd(text, id, hex, 32) !== id + 32 || text[id + 32] !== '/') return undefined;
  return isUuid(text, id + 33) ? { start, end: id + 33 + 36 } : undefined;
}

const webhookPath = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_@/');
