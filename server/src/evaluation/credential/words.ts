import type { Credential } from '../../model/credential';

/** What was found, with its article, for the beginning of a sentence: `An AWS access key of account 123456789012`. */
export function describeCredential({ name, facts }: Credential): string {
  const account = facts['account'];
  const of = account === undefined ? '' : ` of account ${account}`;
  if (/^(?:\w+ )?[Cc]redentials\b/.test(name)) return `${name}${of}`;
  return `${articleFor(name)} ${isCommon(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name}${of}`;
}

/** The name that a value is given to, short enough for a message. */
export function describeName({ assignedTo, name }: Credential): string {
  const written = assignedTo?.value ?? name;
  return written.length > longestName ? `${written.slice(0, longestName)}…` : written;
}

const longestName = 40;

/** Facts for machines. */
export function describeForMachines(credential: Credential): Readonly<Record<string, string>> {
  const { shape, issuer, evidence, checksum, place, facts } = credential;
  return {
    ...facts,
    kind: shape,
    evidence,
    place,
    ...(issuer !== undefined && { issuer }),
    ...(checksum !== undefined && { checksum }),
  };
}

/** Names of providers keep their capital letter, words of everyday do not. */
const commonWords =
  /^(?:Access|Application|Basic|Bearer|Call|Client|Command|Connection|Cookie|Credential|Database|Default|Encrypted|Key|Login|Master|Password|Private|Registry|Resource|Secret|Service|Session|Signing|Token|User|Value)\b/;

function isCommon(name: string): boolean {
  return commonWords.test(name);
}

/** Letters whose names begin with a vowel, for words that are spelt out. */
const spokenWithVowel = 'AEFHILMNORSX';

function articleFor(name: string): string {
  const word = /^[\w]+/.exec(name)?.[0] ?? '';
  const spelt = /^[A-Z]{2,}$/.test(word) || /^(?:npm|sls)$/.test(word);
  const first = word.charAt(0).toUpperCase();
  return (spelt ? spokenWithVowel : 'AEIO').includes(first) ? 'An' : 'A';
}
