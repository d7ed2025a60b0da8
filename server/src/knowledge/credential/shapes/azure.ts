import type { Hit } from '../../../text/automaton';
import { azureTail, entraTail } from '../checks/azure-tail';
import { isEmulatorKey } from '../known-examples';
import { beside, givenTo, isUuid } from './beside';
import {
  alphabetOf,
  base64,
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
import type { Judgement, Shape } from './shape';

const azure = 'Microsoft Azure';
const entra = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~.-');

/** The kinds of keys that seed the checksum, as the library of Microsoft lists them. */
const messaging = ['Send0000', 'Listen00', 'Manage00'];
const management = ['Tenant00', 'IoTHub00', 'Gatewy00', 'GitKey00'];

export const azureShapes: readonly Shape[] = [
  {
    id: 'azure-client-secret',
    name: 'Microsoft Entra client secret',
    issuer: azure,
    anchors: ['Q~'],
    read: readEntraSecret,
    check: entraTail,
  },
  marked('azure-storage-key', 'Azure storage account key', 76, '+ASt', 6, '==', ['Default0']),
  marked('azure-batch-key', 'Azure Batch account key', 76, '+ABa', 6, '==', ['AbAcct00']),
  {
    id: 'azure-account-key',
    name: 'Azure account key',
    issuer: azure,
    words: ['AccountKey='],
    read: unlessEmulator(afterEquals(86, '==')),
  },
  {
    id: 'azure-old-account-key',
    name: 'Azure account key',
    issuer: azure,
    byWord: true,
    words: ['azure_storage', 'azurestorage', 'storageaccount', 'storage_account', 'cosmos'],
    read: unlessEmulator(beside({ of: base64, length: 86, end: '==' })),
  },
  {
    id: 'azure-sas',
    name: 'Azure shared access signature',
    issuer: azure,
    anchors: ['sig='],
    read: readSas,
    check: checkSas,
  },
  marked('azure-service-bus-key', 'Azure Service Bus key', 33, '+ASb', 6, '=', messaging),
  marked('azure-event-hubs-key', 'Azure Event Hubs key', 33, '+AEh', 6, '=', messaging),
  marked('azure-relay-key', 'Azure Relay key', 33, '+ARm', 6, '=', messaging),
  marked('azure-iot-key', 'Azure IoT key', 33, 'AIoT', 6, '=', ['IoTHub00', 'DpsKey00', 'Device00']),
  marked('azure-redis-key', 'Azure Cache for Redis key', 33, 'AzCa', 6, '=', ['Access00']),
  {
    id: 'azure-shared-access-key',
    name: 'Azure shared access key',
    issuer: azure,
    words: ['SharedAccessKey='],
    read: afterEquals(43, '='),
  },
  marked('azure-cosmos-key', 'Azure Cosmos DB key', 76, 'ACDb', 6, '==', ['MastRO00', 'MastRW00']),
  {
    id: 'azure-app-configuration',
    name: 'Azure App Configuration secret',
    issuer: azure,
    words: ['.azconfig.io;'],
    read: readAppConfiguration,
  },
  annotated('azure-devops-token', 'Azure DevOps personal access token', 'AZDO'),
  annotated('azure-ai-services-key', 'Azure AI services key', 'ACOG'),
  annotated('azure-app-configuration-key', 'Azure App Configuration key', 'AZAC'),
  annotated('azure-communication-key', 'Azure Communication Services key', 'AZCS'),
  annotated('azure-event-grid-key', 'Azure Event Grid key', 'AZEG'),
  annotated('azure-maps-key', 'Azure Maps key', 'AZMP'),
  {
    id: 'azure-devops-old-token',
    name: 'Azure DevOps personal access token',
    issuer: azure,
    byWord: true,
    words: ['azure_devops', 'azuredevops', 'azdo', 'dev.azure.com', 'visualstudio.com', 'ado_pat', 'ado_token', 'vsts'],
    read: beside({ of: lowerBase32, length: 52 }),
  },
  marked('azure-function-key', 'Azure Functions key', 44, 'AzFu', 6, '==', ['Functi00', 'System00', 'Master00']),
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
  marked('azure-search-key', 'Azure AI Search key', 42, 'AzSe', 6, '', ['Query000', 'PAdmin00']),
  marked('azure-registry-key', 'Azure Container Registry key', 42, '+ACR', 6, '', ['ACRDflt0']),
  marked('azure-api-management-key', 'Azure API Management key', 76, 'APIM', 6, '==', management),
  {
    id: 'teams-webhook',
    name: 'Microsoft Teams webhook',
    issuer: 'Microsoft',
    anchors: ['.webhook.office.com/'],
    read: readTeamsWebhook,
  },
];

/**
 * A key of Azure that carries the signature of its service at a fixed place, with so many characters on either side, the
 * last six of which are a checksum.
 * https://github.com/microsoft/security-utilities
 */
function marked(
  id: string,
  name: string,
  before: number,
  marker: string,
  after: number,
  padding: string,
  seeds: readonly string[],
): Shape {
  const signature = marker.replace('+', '');
  return {
    id,
    name,
    issuer: azure,
    anchors: [marker],
    read: aroundMark(before, after, padding),
    check: (value) => {
      const { checksum, reasons = [] } = azureTail(value, seeds);
      return {
        evidence: 'strong',
        ...(checksum && { checksum }),
        reasons: [...reasons, `It carries the signature ${signature} of the service.`],
      };
    },
  };
}

/** A key of Azure of 84 characters that says in the middle of which kind it is, and near the end which service made it. */
function annotated(id: string, name: string, signature: string): Shape {
  return {
    id,
    name,
    issuer: azure,
    anchors: [signature],
    read: aroundMark(76, 4, ''),
    check: (value) =>
      value.startsWith(annotation, 52)
        ? { evidence: 'strong', reasons: [`It carries the signature ${signature} of the service.`] }
        : {},
  };
}

const annotation = ['JQ', 'QJ9'].join('');

function aroundMark(before: number, after: number, padding: string): Shape['read'] {
  return (text, hit) => {
    const start = hit.start - before;
    const end = hit.end + after;
    if (start < 0 || runEnd(text, start, either64, before) !== hit.start) return undefined;
    if (runEnd(text, hit.end, either64, after) !== end || !text.startsWith(padding, end)) return undefined;
    const close = end + padding.length;
    return opens(text, start, base64) && closes(text, close, base64) ? { start, end: close } : undefined;
  };
}

const either64 = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_');

/** A key of base64 right behind the sign of equality of a connection string. */
function afterEquals(length: number, padding: string): Shape['read'] {
  return (text, hit) => {
    const end = runEnd(text, hit.end, base64, length);
    if (end - hit.end !== length || !text.startsWith(padding, end)) return undefined;
    const value = { start: hit.end, end: end + padding.length };
    return closes(text, value.end, base64) && text[value.end] !== '=' ? value : undefined;
  };
}

/** The key of the emulator is the same on every machine. */
function unlessEmulator(read: Shape['read']): Shape['read'] {
  return (text, hit) => {
    const found = read(text, hit);
    return found && isEmulatorKey(text.slice(found.start, found.end)) ? undefined : found;
  };
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
  // What starts a workflow of Logic Apps or Power Automate never expires.
  const lasts = parts.has('se') || parts.has('si') || whole.includes('triggers');
  return rights && lasts ? { start, end } : undefined;
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
