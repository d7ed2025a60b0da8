import type { Change } from '../../model/change';
import type { Credential } from '../../model/credential';

/**
 * The repair of a credential: it has to leave the text. What takes its place depends on the language, of which nothing is
 * known here, so the step leaves that open. It changes nothing about access; still it is not `keeps`, because a program
 * that finds no value fails, and somebody has to rotate the old one.
 */
export function takeOut(credential: Credential): readonly {
  readonly title: string;
  readonly access: 'shifts';
  readonly change: Change;
}[] {
  const { evidence, kind } = credential;
  if (kind === 'identity' || evidence === 'public' || evidence === 'example') return [];
  const title = 'Take the value out of the text (then rotate it: it is exposed)';
  return [{ title, access: 'shifts', change: [{ do: 'replaceCredential', credential }] }];
}
