import type { CodeModule } from '../model/code';
import type { JudgedRoute, VerdictState } from '../model/route';
import { walkModule } from '../model/walk-code';
import type { DesignComment, DesignWord } from '../text/design-comment';
import { type Span, touches } from '../text/span';

/** What a comment may say of a route in each state. Whoever calls a route open that is not open is not believed. */
const fitting: Readonly<Record<DesignWord, readonly VerdictState[]>> = {
  public: ['no-authn', 'unknown', 'public'],
  'token-only': ['token-only', 'unknown', 'ok'],
};

/** The routes, with the verdict that a comment above their declaration gives them, where it tells a reason. */
export function takeDesigns(
  routes: readonly JudgedRoute[],
  moduleOf: (path: string) => CodeModule | undefined,
): readonly JudgedRoute[] {
  const covered = new Map<string, readonly Covering[]>();
  return routes.map((judged) => {
    const { path, span } = judged.route.place;
    const coverings = covered.get(path) ?? coveringsIn(moduleOf(path));
    covered.set(path, coverings);
    const covering = coverings[countUpTo(coverings, span.start) - 1];
    return covering && touches(covering.span, span.start) ? asDesigned(judged, covering.comment) : judged;
  });
}

function asDesigned(judged: JudgedRoute, { says, reason, span }: DesignComment): JudgedRoute {
  const { route, verdict } = judged;
  if (reason === undefined || !fitting[says].includes(verdict.state)) return judged;
  const byDesign = { says: reason, place: { path: route.place.path, span } };
  return {
    ...judged,
    verdict: { ...verdict, state: says === 'public' ? 'public' : 'ok', stakes: 'none', reasons: [reason], byDesign },
  };
}

interface Covering {
  readonly comment: DesignComment;
  readonly span: Span;
}

/** What each comment speaks about: a line, and where that begins with a decorator all the decorators there. */
function coveringsIn(module: CodeModule | undefined): readonly Covering[] {
  if (!module?.designs) return [];
  const decorated = decoratorsIn(module);
  return module.designs.flatMap((comment): readonly Covering[] => {
    const { line } = comment;
    if (!line) return [];
    const below = decorated[countUpTo(decorated, line.start - 1)];
    const end = below && below.span.start < line.end ? Math.max(below.span.end, line.end) : line.end;
    return [{ comment, span: { start: line.start, end } }];
  });
}

/** From the first decorator to the last, of everything that has some, in the order of the text. */
function decoratorsIn(module: CodeModule): readonly { readonly span: Span }[] {
  const found: { readonly span: Span }[] = [];
  walkModule(module, (node) => {
    if (!('decorators' in node)) return;
    const [first] = node.decorators;
    const last = node.decorators.at(-1);
    if (first && last) found.push({ span: { start: first.span.start, end: last.span.end } });
  });
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** How many of the sorted spans start at an offset or before it. */
function countUpTo(sorted: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
