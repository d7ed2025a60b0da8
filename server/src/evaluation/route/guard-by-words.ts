import type { LibraryFact } from '../../knowledge/route/library-fact';
import { meaningOfName } from '../../knowledge/route/names';
import { wordsOf } from '../../knowledge/route/phrases';
import { isStoreWord } from '../../knowledge/route/storage';
import type { CheckSort, Demand, Guard, GuardUse, Sighting } from '../../model/route';
import type { TeamNames } from './run';

/** A guard of which nothing is known but what it demands. */
export function nothing(by: Guard['by'], authentication: Demand = 'none'): Guard {
  return {
    authentication,
    authorization: [],
    evidence: [],
    by,
    isPublic: false,
    principalFields: [],
    gaps: [],
    faults: [],
  };
}

/** What a guard of a well-known package does. */
export function judgeByLibrary(fact: LibraryFact, use: GuardUse): Guard {
  const seen: Sighting = { says: 'says' in fact ? fact.says : use.written, place: use.place };
  switch (fact.does) {
    case 'guards':
      return {
        ...nothing('library', fact.authentication),
        evidence: fact.authentication === 'required' ? [seen] : [],
        authorization: fact.authorization ? [{ ...seen, sort: fact.authorization }] : [],
        isPublic: fact.authentication === 'none',
      };
    case 'verifies':
      return fact.fails === 'throws'
        ? { ...nothing('library', 'required'), evidence: [seen] }
        : nothing('library', 'optional');
    case 'checks':
      return { ...nothing('library', 'unknown'), authorization: [{ ...seen, sort: fact.sort }] };
    case 'names':
      return nothing('library', 'optional');
    default:
      return nothing('library');
  }
}

/** What the team says of a name, if it says anything. */
export function judgeByTeam(use: GuardUse, team: TeamNames): Guard | undefined {
  const name = nameOf(use);
  const seen: Sighting = { says: `${name} is named so by the team`, place: use.place };
  const isWho = team.authentication.includes(name);
  const isWhether = team.authorization.includes(name);
  if (team.public.includes(name)) return { ...nothing('team'), isPublic: true };
  if (!isWho && !isWhether) return undefined;
  return {
    ...nothing('team', isWho ? 'required' : 'unknown'),
    evidence: isWho ? [seen] : [],
    authorization: isWhether ? [{ ...seen, sort: 'permission' }] : [],
  };
}

/** What the words of the framework say by themselves. */
export function judgeByFramework(use: GuardUse): Guard | undefined {
  const seen: Sighting = { says: use.written, place: use.place };
  switch (use.means) {
    case 'public':
      return { ...nothing('framework'), isPublic: true };
    case 'authentication':
      return { ...nothing('framework', 'required'), evidence: [seen] };
    case 'optionalAuthentication':
      return nothing('framework', 'optional');
    case 'authorization':
      return {
        ...nothing('framework', 'required'),
        evidence: [seen],
        authorization: [{ ...seen, sort: 'scope' as CheckSort }],
      };
    case 'nothing':
      return nothing('framework');
    default:
      return undefined;
  }
}

/** What the words of the name say: the last resort. */
export function judgeByName(use: GuardUse): Guard {
  const name = nameOf(use);
  const call = use.value.kind === 'call' ? use.value.call : undefined;
  const isGiven = use.given.length > 0 || (call?.args ?? []).some(({ value }) => isConstant(value.kind));
  // What rows are stored in guards nothing, whatever the rows are about: `PermissionRepository`.
  if (isStoreWord(wordsOf(name).at(-1) ?? '')) return nothing('nothing');
  const meaning = meaningOfName(name, isGiven);
  // A class of the program that was entered and asks nothing itself is not named for what it extends.
  const isLayer = use.value.kind === 'class' && wordsOf(name).at(-1) === 'middleware';
  if (!meaning || isLayer) return nothing('nothing', 'unknown');
  const seen: Sighting = { says: `is called ${use.written}`, place: use.place };
  return {
    ...nothing('name', meaning.authentication),
    evidence: meaning.authentication === 'required' ? [seen] : [],
    authorization: meaning.authorization ? [{ ...seen, sort: sortOfWords(wordsOf(name)) }] : [],
    isPublic: meaning.isPublic,
  };
}

function isConstant(kind: string): boolean {
  return kind === 'text' || kind === 'list' || kind === 'dictionary' || kind === 'member';
}

function sortOfWords(words: readonly string[]): CheckSort {
  if (words.some((word) => word.startsWith('owner'))) return 'owner';
  if (words.some((word) => word.startsWith('scope'))) return 'scope';
  if (words.some((word) => word.startsWith('role') || word.startsWith('admin') || word === 'staff')) return 'role';
  return 'permission';
}

/** The name under which a guard is used, without arguments: `auth` of `auth('admin')`. */
function nameOf(use: GuardUse): string {
  const [bare = ''] = use.written.split('(');
  return bare.split('.').at(-1)?.replace(/^@/, '').trim() ?? '';
}
