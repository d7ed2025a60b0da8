import type { CancellationToken, Hover, HoverParams } from 'vscode-languageserver/node';
import { hover } from '../features/hover';
import { toOffset } from './from-protocol';
import { hoverInCode } from './route-answers';
import type { Session } from './session';
import { toHover } from './to-protocol';

/** What there is to say about the place under the pointer. */
export async function answerHover(
  session: Session,
  params: HoverParams,
  token: CancellationToken,
): Promise<Hover | null> {
  const { position, textDocument } = params;
  const review = await session.reviews.review(textDocument.uri, token);
  if (!review) return null;
  const { open, analysis } = review;
  const offset = toOffset(open.document.text, open.lines, position);
  const found = hover(analysis, offset) ?? hoverInCode(session, review, offset);
  return found ? toHover(found, open.lines, session.abilities) : null;
}
