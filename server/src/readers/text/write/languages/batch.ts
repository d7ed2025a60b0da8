import { environmentForm } from '../environment';
import { lineAt } from '../lines';
import type { Language } from '../site';
import { replaceValue } from '../splice';

export const batch: Language = {
  literalAt(text, { start }) {
    return /^\s*@?(?:rem\b|::)/i.test(lineAt(text, start)) ? 'comment' : undefined;
  },
  forms: [environmentForm({ replace: (site) => replaceValue(site, `%${site.variable}%`) })],
};
