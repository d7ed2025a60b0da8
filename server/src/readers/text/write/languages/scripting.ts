import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { hashes, type Lexis, lua as luaLexis, php as phpLexis, ruby as rubyLexis } from '../lexis';
import { lineStart } from '../lines';
import { isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceOrSplice } from '../splice';

export const ruby: Language = language(rubyLexis, (site) => {
  const { literal, variable, span } = site;
  if (!literal) return notUnderstood;
  if (!isWhole(site) && literal.open === '"') return { span, text: `#{ENV.fetch("${variable}")}` };
  return replaceOrSplice(site, { text: `ENV.fetch(${literal.open}${variable}${literal.open})` }, '+');
});

export const php: Language = language(phpLexis, (site) => {
  const { path, text, literal, variable } = site;
  if (!literal) return notUnderstood;
  const lead = text.slice(lineStart(text, literal.span.start), literal.span.start);
  if (/^\s*(?:(?:public|protected|private|static|readonly|var|final)\b|const\b)/.test(lead)) {
    return 'A constant or the default of a property cannot be read from the environment; set it in the constructor.';
  }
  const mark = literal.open;
  const read = /(?:^|\/)config\/[^/]+\.php$/.test(path) && /\benv\(/.test(text) ? 'env' : 'getenv';
  return replaceOrSplice(site, { text: `${read}(${mark}${variable}${mark})` }, '.');
});

export const perl: Language = language(hashes, (site) =>
  replaceOrSplice(site, { text: `($ENV{${site.variable}} // die "${site.variable} is not set")` }, '.'),
);

export const elixir: Language = language(hashes, (site) =>
  isWhole(site) || site.literal?.open.startsWith("'")
    ? replaceOrSplice(site, { text: `System.fetch_env!("${site.variable}")` }, '<>')
    : { span: site.span, text: `#{System.fetch_env!("${site.variable}")}` },
);

export const r: Language = language(hashes, (site) =>
  isWhole(site)
    ? replaceOrSplice(site, { text: `Sys.getenv("${site.variable}")` }, '')
    : 'A part of a string cannot be replaced in R; use paste0.',
);

export const lua: Language = language(luaLexis, (site) =>
  replaceOrSplice(site, { text: `assert(os.getenv("${site.variable}"), "${site.variable} is not set")` }, '..'),
);

function language(lexis: Lexis, replace: (site: Site) => TextEdit | string): Language {
  return { literalAt: (text, span) => findLiteral(text, span, lexis), forms: [environmentForm({ replace })] };
}
