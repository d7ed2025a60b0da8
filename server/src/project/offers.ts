import type { CodeLanguage, CodeModule } from '../model/code';
import type { CheckSort, FrameworkId, GuardOffer, GuardUse, JudgedRoute, NewGuard, Route } from '../model/route';
import type { Values } from '../model/value';
import { groupByPath } from './group-by-path';
import { importOf } from './import-of';
import { ownerOffer } from './owner-offer';
import type { SeenRoute } from './surroundings';

/** More than these nobody chooses from. */
const mostOffers = 3;

const sorts: ReadonlySet<CheckSort> = new Set(['role', 'permission', 'scope']);

export type ModuleOf = (path: string) => CodeModule | undefined;

/** One guard as routes of one framework use it. */
interface Candidate {
  readonly use: GuardUse;
  /** The key of a mark that guards ask for. */
  readonly key?: string;
  readonly stacks: Map<string, number>;
  total: number;
}

type Candidates = ReadonlyMap<FrameworkId, readonly Candidate[]>;

/**
 * Gives a route that lacks its second gate what others have there. Guards: first those that stand most often on the same
 * router, then those of the whole project. A condition on the owner: that of the same file. Nothing is gathered before there is such a route.
 */
export function offersFrom(
  all: readonly SeenRoute[],
  values: Values,
  moduleOf: ModuleOf,
): (judged: JudgedRoute) => JudgedRoute {
  let known:
    | { readonly candidates: Candidates; readonly byPath: ReadonlyMap<string, readonly SeenRoute[]> }
    | undefined;
  return (judged) => {
    const { state, stakes } = judged.verdict;
    if (state !== 'token-only' || stakes === 'none') return judged;
    known ??= { candidates: gather(all), byPath: groupByPath(all, ({ route }) => route.place.path) };
    const { route } = judged;
    const module = moduleOf(route.place.path);
    if (!module) return judged;
    const guardOffers = withoutGuards.has(module.language)
      ? []
      : offersFor(route, known.candidates.get(route.framework) ?? [], module, values);
    const owner = ownerOffer(judged, known.byPath.get(module.path) ?? [], values, module);
    return {
      ...judged,
      ...(guardOffers.length > 0 && { guardOffers }),
      ...(owner && { ownerOffer: owner }),
    };
  };
}

/** Languages into which nobody writes guards. */
const withoutGuards: ReadonlySet<CodeLanguage> = new Set(['go', 'java']);

function gather(all: readonly SeenRoute[]): Candidates {
  const found = new Map<FrameworkId, Map<string, Candidate>>();
  for (const seen of all) {
    const { framework, stack } = seen.route;
    const known = found.get(framework) ?? new Map<string, Candidate>();
    found.set(framework, known);
    for (const { use, key } of usedIn(seen)) {
      const candidate = known.get(use.written) ?? {
        use,
        ...(key !== undefined && { key }),
        stacks: new Map(),
        total: 0,
      };
      known.set(use.written, candidate);
      candidate.stacks.set(stack, (candidate.stacks.get(stack) ?? 0) + 1);
      candidate.total++;
    }
  }
  return new Map([...found].map(([framework, known]) => [framework, [...known.values()]]));
}

/** What stands at a single route for its second gate, if it is written in words that mean the same elsewhere. */
function usedIn({ route, guards }: SeenRoute): readonly Pick<Candidate, 'use' | 'key'>[] {
  const own = route.chain.flatMap(({ level, isCertain, use }, at) => {
    const asks = guards[at]?.authorization.some(({ sort }) => sorts.has(sort));
    // What a guard is given by decorators does not come with it.
    return asks && level === 'method' && isCertain && !(use.reads && use.given.length > 0) ? [{ use }] : [];
  });
  const marks = (route.marks ?? []).flatMap(({ level, says, key, use, isCertain }) =>
    says === 'authorization' && level === 'method' && isCertain && asksFor(route, key) ? [{ use, key }] : [],
  );
  return [...own, ...marks].filter(({ use }) => isPlain(use.written));
}

function asksFor({ chain }: Route, key: string): boolean {
  return chain.some(({ use }) => use.reads?.some((reading) => reading.key === key));
}

function isPlain(written: string): boolean {
  return written !== 'function' && /^[\w$.]+(\(['"\w$.:,=[\] -]*\))?$/.test(written);
}

function offersFor(
  route: Route,
  candidates: readonly Candidate[],
  module: CodeModule,
  values: Values,
): readonly GuardOffer[] {
  const beside = ({ stacks }: Candidate): number => stacks.get(route.stack) ?? 0;
  const offers: GuardOffer[] = [];
  for (const one of candidates.toSorted((a, b) => beside(b) - beside(a) || b.total - a.total)) {
    if (one.key !== undefined && !asksFor(route, one.key)) continue;
    const imported = importOf(one.use, module, values);
    if (!imported) continue;
    const guard: NewGuard = {
      written: one.use.written,
      ...(one.key !== undefined && { isMark: true }),
      ...(imported !== 'known' && { imported }),
    };
    offers.push({ guard, beside: beside(one), total: one.total });
    if (offers.length === mostOffers) break;
  }
  return offers;
}
