import type { CancellationToken, CodeLens, CodeLensParams } from 'vscode-languageserver/node';
import { routeLenses } from '../features/route-lens';
import { isOldVersion } from './diagnostics';
import type { Session } from './session';
import { toCodeLens } from './to-protocol';

/** What stands above the routes of a document, from the review that its diagnostics come from. */
export async function answerCodeLens(
  session: Session,
  { textDocument: { uri } }: CodeLensParams,
  token: CancellationToken,
): Promise<CodeLens[]> {
  if (isOldVersion(uri)) return [];
  const review = await session.reviews.review(uri, token);
  if (!review?.settings.routeLens) return [];
  return routeLenses(review.analysis.routes).map((lens) => toCodeLens(lens, review.open, session.abilities));
}
