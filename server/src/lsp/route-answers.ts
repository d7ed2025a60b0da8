import type { CancellationToken } from 'vscode-languageserver/node';
import { explainRoutes } from '../features/explain-route';
import type { HoverText } from '../features/hover-text';
import { hoverOnRoutes } from '../features/route-hover';
import { type RouteRow, routesAsCsv, routesAsMarkdown } from '../features/route-inventory';
import type { NamePlace } from '../features/route-prose';
import { routesAt } from '../features/routes-at';
import type { JudgedRoute } from '../model/route';
import { LineIndex } from '../text/line-index';
import type { ExplainRouteParams, ExplainRouteResult, PrintRoutesParams, PrintRoutesResult } from './custom-messages';
import { toOffset } from './from-protocol';
import type { CodeOf } from './projects';
import type { Review } from './reviews';
import type { Session } from './session';
import { toExplanation, toLinkTo } from './to-protocol';

/** What there is to say about a guard or a route at an offset of a document. */
export function hoverInCode(session: Session, review: Review, offset: number): HoverText | undefined {
  const code = session.projects.codeOf(review.open.uri);
  if (!code) return undefined;
  return hoverOnRoutes(knownRoutes(code, review), { path: code.path, offset }, placeNames(code));
}

/** Answers what there is to say about the routes that are declared at a position, or around it. */
export async function explainRoute(
  session: Session,
  { uri, position }: ExplainRouteParams,
  token: CancellationToken,
): Promise<ExplainRouteResult> {
  const review = await session.reviews.review(uri, token);
  const code = session.projects.codeOf(uri);
  if (!review || !code) return null;
  const { document, lines } = review.open;
  const line = { start: lines.startOf(position.line), end: lines.startOf(position.line + 1) - 1 };
  const offset = toOffset(document.text, lines, position);
  const routes = routesAt(knownRoutes(code, review), { path: code.path, offset, line });
  const [first, ...others] = routes;
  return first ? toExplanation(explainRoutes([first, ...others], placeNames(code))) : null;
}

/** While files are still read, there are only the routes of the document itself. */
function knownRoutes(code: CodeOf, { analysis }: Review): readonly JudgedRoute[] {
  const all = code.routes();
  return all.length > 0 ? all : analysis.routes;
}

function placeNames(code: CodeOf): NamePlace {
  const lines = new Map<string, LineIndex>();
  return ({ path, span }) => {
    const index = lines.get(path) ?? new LineIndex(code.text(path) ?? '');
    lines.set(path, index);
    const { line } = index.toLineColumn(span.start);
    return { text: `${path}:${line + 1}`, uri: toLinkTo(code.uriOf(path), line) };
  };
}

const printers = { csv: routesAsCsv, markdown: routesAsMarkdown } as const;

/** Answers routes as a text for other programs, in the columns of the command line. */
export function printRoutes({ folders }: Session, { format, routes }: PrintRoutesParams): PrintRoutesResult {
  const rows = routes.map(
    ({ uri, range, method, path, authentication, authorization, verdict, chain }): RouteRow => ({
      file: folders.pathOf(uri),
      line: range.start.line + 1,
      method,
      path,
      authentication: authentication.join(', ') || 'none',
      authorization: authorization.join(', ') || 'none',
      verdict,
      chain: chain.map(({ name }) => name),
    }),
  );
  return printers[format](rows);
}
