import type { AccessDraft } from './origin';
import { asksWhether, note, type Run } from './run';

/** True for a search with the caller in it, and with something besides: a row says that the caller belongs to that. */
export function isMembership({ isScoped, keys }: AccessDraft): boolean {
  return isScoped && keys.some(({ from }) => from !== 'principal' && from !== 'constant');
}

/** Takes down that the code asks whether there is such a row. */
export function askRow({ model, place }: AccessDraft, run: Run): void {
  const says = `asks for a row of the caller${model === '' ? '' : ` in ${model}`}`;
  note(run.trace.tests, asksWhether('tenant', says, place));
}
