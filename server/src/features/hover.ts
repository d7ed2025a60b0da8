import type { Analysis } from '../engine/finding';
import { hoverOnCredential } from './credential-hover';
import type { HoverText } from './hover-text';
import { hoverOnPolicy } from './policy-hover';

/** What to show at an offset of a document. A credential matters more than the policy that it may stand in. */
export function hover(analysis: Analysis, offset: number): HoverText | undefined {
  return hoverOnCredential(analysis, offset) ?? hoverOnPolicy(analysis, offset);
}
