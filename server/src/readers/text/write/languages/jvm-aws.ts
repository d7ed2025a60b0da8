import type { TextEdit } from '../../../../text/edit';
import type { Span } from '../../../../text/span';
import { linesOf, newlineOf, nextLine } from '../lines';
import { type Form, isWhole, notUnderstood, type Site } from '../site';

/** What looks for credentials where a machine, a profile or the environment has them, in one version of the SDK. */
interface Chain {
  /** What stands in front of the two halves of a key. */
  readonly before: RegExp;
  readonly type: string;
  readonly folder: string;
  readonly call: string;
}

/**
 * See https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html, and the same page of
 * version 1.
 */
const chains: readonly Chain[] = [
  {
    before: /\bStaticCredentialsProvider\s*\.\s*create\(\s*AwsBasicCredentials\s*\.\s*create\(\s*$/,
    type: 'DefaultCredentialsProvider',
    folder: 'software.amazon.awssdk.auth.credentials',
    call: 'create()',
  },
  {
    before: /(?:\bnew\s+)?\bAWSStaticCredentialsProvider\(\s*(?:new\s+)?BasicAWSCredentials\(\s*$/,
    type: 'DefaultAWSCredentialsProviderChain',
    folder: 'com.amazonaws.auth',
    call: 'getInstance()',
  },
];

/** How much is read in front of a key and behind it. */
const reach = 250;

/** Has the SDK for Java look for credentials by itself. */
export const defaultChain: Form = {
  by: 'removePair',
  title: () =>
    'Let the SDK take a role, a profile or the environment, without keys in the code (then delete the exposed ones)',
  suits: (sites) => callAround(sites) !== undefined,
  write(sites) {
    const [first] = sites;
    const call = callAround(sites);
    if (!first || !call) return { refused: notUnderstood };
    const { type, folder } = call.chain;
    const imported = importBeside(first.text, `${folder}.${type}`, folder);
    const name = imported ? type : `${folder}.${type}`;
    return { edits: [{ span: call.span, text: `${name}.${call.chain.call}` }, ...(imported ?? [])] };
  },
};

/** The call that makes a provider of the two halves of a key, and of nothing else. */
function callAround(sites: readonly Site[]): { readonly span: Span; readonly chain: Chain } | undefined {
  const spans = sites.flatMap((site) => (isWhole(site) && site.literal ? site.literal.span : []));
  const [one, other] = [...spans].sort((a, b) => a.start - b.start);
  const text = sites[0]?.text ?? '';
  if (!one || !other || sites.length !== 2 || !/^\s*,\s*$/.test(text.slice(one.end, other.start))) return undefined;
  const lead = text.slice(Math.max(0, one.start - reach), one.start);
  const close = /^\s*\)\s*\)/.exec(text.slice(other.end, other.end + reach));
  for (const chain of chains) {
    const found = chain.before.exec(lead);
    if (found && close)
      return { span: { start: one.start - found[0].length, end: other.end + close[0].length }, chain };
  }
  return undefined;
}

/** The import, sorted among those of the same folder; nothing to do if it is there, undefined if there are none. */
function importBeside(text: string, name: string, folder: string): readonly TextEdit[] | undefined {
  let at: number | undefined;
  for (const { start, line } of linesOf(text)) {
    const other = /^import\s+([\w.]+(?:\.\*)?)/.exec(line)?.[1];
    if (other === name || other === `${folder}.*`) return [];
    if (other?.slice(0, other.lastIndexOf('.')) !== folder) continue;
    if (other < name || at === undefined) at = other < name ? nextLine(text, start) : start;
  }
  if (at === undefined) return undefined;
  const end = /^import[ \t][^\r\n;]*;/m.test(text) ? ';' : '';
  return [{ span: { start: at, end: at }, text: `import ${name}${end}${newlineOf(text)}` }];
}
