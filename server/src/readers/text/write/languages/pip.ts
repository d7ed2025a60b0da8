import { findEntry } from '../data-values';
import { wholeLine } from '../lines';
import { formOf, isWhole, type Language } from '../site';

/**
 * Settings of pip and twine, in which nothing is filled in. Where they give no password, the keyring is asked, see
 * https://pip.pypa.io/en/stable/topics/authentication/ and https://twine.readthedocs.io/en/stable/.
 */
export const pip: Language = {
  literalAt: findEntry,
  forms: [
    formOf({
      by: 'empty',
      title: () => 'Leave it out, so that the keyring is asked for it (then rotate it)',
      replace(site) {
        const { text, span } = site;
        if (text[span.start - 1] === ':' && text[span.end] === '@')
          return { span: { start: span.start - 1, end: span.end }, text: '' };
        return isWhole(site)
          ? { span: wholeLine(text, span.start), text: '' }
          : 'Only a whole password can be left out.';
      },
    }),
  ],
};
