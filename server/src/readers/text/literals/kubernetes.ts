import { secretNameOf } from '../../../knowledge/credential/names';
import { looksRandom } from '../../../knowledge/credential/randomness';
import type { Located } from '../../../text/span';
import { type Collector, collect } from './collect';
import { decodeBase64 } from './decode';
import { judge, judgeValue } from './judge';
import { lineEnd, skipBlanks } from './lexer';

/**
 * Secrets of Kubernetes: everything under `data` is base64 and everything under `stringData` is plain, whatever its
 * name. Read by lines and indentation, since a file with template marks is no YAML.
 */
export function findKubernetes(collector: Collector): void {
  const { text, family } = collector.source;
  if (family === 'yaml' || family === 'text') {
    const mark = 'kind: Secret';
    for (let at = text.indexOf(mark); at >= 0; ) {
      const isWhole = lineEnd(text, at, 40) <= at + mark.length + 1;
      // A document is read once, however often it says what it is.
      at = text.indexOf(mark, isWhole ? readSecret(collector, at) : at + 1);
    }
  }
}

/** Reads the lines of the document around `kind: Secret`; the result is its end. */
function readSecret(collector: Collector, kind: number): number {
  const { text } = collector.source;
  const before = text.lastIndexOf('\n---', kind);
  const behind = text.indexOf('\n---', kind);
  const end = behind < 0 ? text.length : behind;
  let inside: 'data' | 'stringData' | undefined;
  let depth = 0;
  for (let start = before < 0 ? 0 : before + 1; start < end; ) {
    const stop = lineEnd(text, start, 1_000_000);
    const first = skipBlanks(text, start, 200);
    if (first < stop && text[first] !== '#') {
      const indent = first - start;
      if (inside && indent <= depth) inside = undefined;
      if (inside) readEntry(collector, first, stop, inside);
      else if (text.startsWith('data:', first)) inside = 'data';
      else if (text.startsWith('stringData:', first)) inside = 'stringData';
      if (inside && (text.startsWith('data:', first) || text.startsWith('stringData:', first))) depth = indent;
    }
    start = stop + 1;
  }
  return end;
}

function readEntry(collector: Collector, first: number, stop: number, inside: 'data' | 'stringData'): void {
  const { source, taken } = collector;
  const { text } = source;
  const colon = text.indexOf(':', first);
  if (colon < 0 || colon >= stop) return;
  const key = text.slice(first, colon).replaceAll('"', '');
  let start = skipBlanks(text, colon + 1);
  let end = stop;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  if ((text[start] === '"' || text[start] === "'") && text[end - 1] === text[start]) {
    start++;
    end--;
  }
  if (end <= start || taken.has(start)) return;
  const raw = text.slice(start, end);
  if (raw.length < 4 && (raw[0] === '|' || raw[0] === '>')) return;
  const name = { value: key, span: { start: first, end: colon } };
  const value = inside === 'data' ? decodeBase64(raw)?.trim() : raw;
  const plain = key.toLowerCase();
  if (value === undefined || plain === 'username' || plain === 'user') {
    if (inside === 'data') taken.add(start);
    return;
  }
  if (value.includes('PRIVATE KEY-----')) {
    collect(collector, {
      kind: 'privateKey',
      shape: 'kubernetes-private-key',
      name: 'Private key in a Kubernetes Secret',
      span: { start, end },
      value,
      evidence: 'likely',
      reasons: ['The base64 of a Secret holds a private key.'],
      assignedTo: name,
    });
    return;
  }
  const sort = secretNameOf(key);
  const docker = plain.includes('dockerconfigjson') && value.includes('"auth');
  const about = { sort: sort?.sort ?? 'secret', vague: sort ? sort.vague : true, name: key, quote: '"' } as const;
  const judged = docker
    ? { evidence: 'likely' as const, reasons: ['It holds logins of registries.'] }
    : inside === 'data'
      ? judgeValue(source, value, about)
      : judge(source, value, about);
  if (judged && (sort || docker || looksRandom(value))) {
    collect(collector, {
      kind: 'password',
      shape:
        inside === 'data' ? 'kubernetes-secret' : sort?.sort === 'password' ? 'password-literal' : 'secret-literal',
      name: 'Secret of Kubernetes',
      span: { start, end },
      value,
      evidence: judged.evidence,
      reasons: [
        inside === 'data'
          ? 'Base64 is no encryption: who reads the file reads the value.'
          : 'A Secret carries it in plain text.',
        ...judged.reasons,
      ],
      assignedTo: name,
    });
  } else if (inside === 'data') {
    taken.add(start);
  }
}

/** The name of the key of a user in a kubeconfig. */
export const clientKey = 'client-key-data';

/** The key of a user in a kubeconfig, by its name. */
export function findClientKey(collector: Collector, name: Located<string>): void {
  const { text } = collector.source;
  if (name.value !== clientKey || text[name.span.end] !== ':') return;
  const start = skipBlanks(text, name.span.end + 1);
  let end = lineEnd(text, start, 20_000);
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  const value = decodeBase64(text.slice(start, end));
  if (!value?.includes('PRIVATE KEY-----')) return;
  collect(collector, {
    kind: 'privateKey',
    shape: 'kubeconfig-client-key',
    name: 'Client key of a kubeconfig',
    span: { start, end },
    value,
    evidence: 'likely',
    reasons: ['It is the private key that a user of the cluster signs in with.'],
  });
}
