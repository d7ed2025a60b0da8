import { environmentForm } from '../environment';
import { type Language, notUnderstood } from '../site';
import { replaceValue } from '../splice';
import { findScalar } from '../yaml-scalar';

/** Settings of Rails in YAML, which ERB goes over first, see https://guides.rubyonrails.org/configuring.html. */
export const rails: Language = {
  literalAt: findScalar,
  forms: [
    environmentForm({
      replace(site) {
        const { literal, variable } = site;
        if (!literal) return notUnderstood;
        const mark = literal.open === "'" ? '"' : "'";
        return replaceValue(site, `<%= ENV.fetch(${mark}${variable}${mark}) %>`);
      },
    }),
  ],
};
