import type { Change, Replacement, Step } from '../../../model/change';
import type { Credential } from '../../../model/credential';
import type { TextDocument } from '../../../text/document';
import { independent, type TextEdit } from '../../../text/edit';
import type { Span } from '../../../text/span';
import type { CommandLine, Companion, Written } from '../../reading';
import { dropDefaultForm } from './drop-default';
import { languageOf } from './language';
import { named } from './languages/prose';
import { literalOfParts } from './literal-of-parts';
import { type Form, isWhole, type Language, type Literal, notUnderstood, type Site } from './site';
import { isVariable, nameInPlace, passwordVariable, variableFor, variableForPart } from './variable';

/** One way to take a credential out of a document. */
export interface Repair {
  readonly by: Replacement;
  /** The name that the value gets. */
  readonly variable: string;
  /** What it does, in the imperative. */
  readonly title: string;
}

/** The ways to take a credential out of its document, best first. */
export function repairsFor(document: TextDocument, credential: Credential): readonly Repair[] {
  const { forms, sites } = prepare(document, credential);
  const variable = sites[0]?.variable ?? '';
  return forms.map(({ by, title }) => ({ by, variable, title: title(variable) }));
}

/** Turns a change into the edits that make it, or says why it cannot be written. Never throws. */
export function writeText(document: TextDocument, change: Change): Written {
  const written = change.map(
    (step): Written =>
      step.do === 'replaceCredential'
        ? writeStep(document, step)
        : { refused: 'Only credentials are repaired in this kind of text.' },
  );
  const edits: TextEdit[] = [];
  const companions: Companion[] = [];
  let command: CommandLine | undefined;
  for (const one of written) {
    if ('refused' in one) return one;
    if (!independent(edits, one.edits)) return { refused: 'Two values stand in the same place.' };
    edits.push(...one.edits);
    companions.push(...(one.companions ?? []));
    command ??= one.command;
  }
  return { edits, companions, ...(command && { command }) };
}

function writeStep(document: TextDocument, step: Extract<Step, { do: 'replaceCredential' }>): Written {
  const { credential, by, variable } = step;
  if (variable !== undefined && !isVariable(variable))
    return { refused: 'The name has to be made of letters, digits and underscores.' };
  if (credential.span.end > document.text.length || credential.span.end <= credential.span.start) {
    return { refused: 'The text has changed since it was read.' };
  }
  const { forms, sites, refused } = prepare(document, credential, variable);
  const form = by === undefined ? forms[0] : forms.find((each) => each.by === by);
  if (!form) return { refused: refused ?? notUnderstood };
  const written = form.write(sites, credential);
  if ('refused' in written || areApart(written)) return written;
  return { refused: 'Two values stand in the same place.' };
}

/** Edits may touch, as those of two lines that go do, but not overlap. */
function areApart({ edits }: { readonly edits: readonly TextEdit[] }): boolean {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return ordered.every(({ span }, at) => span.start >= (ordered[at - 1]?.span.end ?? 0));
}

interface Prepared {
  readonly sites: readonly Site[];
  readonly forms: readonly Form[];
  readonly refused?: string;
}

function prepare(document: TextDocument, credential: Credential, asked?: string): Prepared {
  const language = languageOf(document);
  const { text } = document;
  const main = siteFor(
    document,
    language,
    narrowed(text, credential),
    asked ?? nameInPlace(variableFor(credential), text, credential),
  );
  const isPassword = asked === undefined && credential.kind === 'connection' && isPartOfAddress(main);
  const variable = isPassword ? passwordVariable(main.variable, credential) : main.variable;
  const sites: Site[] = [{ ...main, variable }];
  const commented = [main.literalOrComment];
  for (const part of credential.parts) {
    if (!isSecretPart(part.name)) continue;
    const site = siteFor(document, language, part.span, variableForPart(variable, credential, part));
    if (sites.some((other) => sharesPlace(other, site))) continue;
    sites.push(site);
    commented.push(site.literalOrComment);
  }
  if (commented.every((one) => one === 'comment')) return { sites, forms: [named] };
  if (commented.includes('comment'))
    return { sites, forms: [], refused: 'One half stands in a comment and the other does not.' };
  if (credential.isDefault) {
    const fallback = dropDefaultForm(language, { ...main, variable });
    if (fallback) return { sites: sites.slice(0, 1), forms: [fallback] };
  }
  const forms = language.forms.filter((form) => form.suits(sites, credential));
  return { sites, forms, ...(language.refused !== undefined && { refused: language.refused }) };
}

function siteFor(
  { path, text }: TextDocument,
  language: Language,
  span: Span,
  variable: string,
): Site & { readonly literalOrComment: Literal | 'comment' | undefined } {
  const literalOrComment = language.literalAt(text, span) ?? literalOfParts(language, text, span);
  const literal = literalOrComment === 'comment' ? undefined : literalOrComment;
  return { path, text, span, variable, literal, literalOrComment };
}

/** Of an address that is found as a whole, only the password has to go. */
function narrowed(text: string, { kind, span }: Credential): Span {
  if (kind !== 'connection') return span;
  const value = text.slice(span.start, span.end);
  const scheme = value.indexOf('://');
  if (scheme < 0) return span;
  const slash = value.slice(scheme + 3).search(/[/?#]/);
  const end = slash < 0 ? value.length : scheme + 3 + slash;
  const at = value.slice(0, end).lastIndexOf('@');
  const colon = value.indexOf(':', scheme + 3);
  if (at < 0 || colon < 0 || colon >= at - 1) return span;
  return { start: span.start + colon + 1, end: span.start + at };
}

/** True for the password of an address, whose other parts stay where they are. */
function isPartOfAddress(site: Site): boolean {
  const { text, span, literal } = site;
  return literal ? !isWhole(site) : text[span.end] === '@' && text[span.start - 1] === ':';
}

/** Names of users and clients are no secret. */
function isSecretPart(name: string): boolean {
  return !/\b(?:user|username|login|account|client id|host|name|e-mail|email)\b/i.test(name);
}

function sharesPlace(a: Site, b: Site): boolean {
  const one = a.literal && isWhole(a) ? a.literal.span : a.span;
  return one.start < b.span.end && b.span.start < one.end;
}
