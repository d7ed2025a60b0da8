import { type Form, formOf, type Language } from '../site';
import { replaceValue } from '../splice';

/** The name of what belongs there, as people write it: comments, Markdown, notes. */
export const named: Form = formOf({
  by: 'placeholder',
  title: (variable) => `Write <${variable}> in its place (then rotate it)`,
  replace: (site) => replaceValue(site, `<${site.variable}>`),
});

export const prose: Language = { literalAt: () => undefined, forms: [named] };
