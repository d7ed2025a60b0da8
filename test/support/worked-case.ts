import { analyze } from '../../server/src/engine/analyze';
import type { Finding } from '../../server/src/engine/finding';
import { rules } from '../../server/src/rules/index';
import { resolveSettings } from '../../server/src/settings/resolve';

const settings = resolveSettings([], rules);

/** What all rules say about a document under the default settings. */
export function reviewAll(text: string, path = 'policy.json'): readonly Finding[] {
  return analyze({ path, text }, settings).findings;
}
