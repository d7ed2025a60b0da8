import { either, not, type Truth } from '../../knowledge/iam/operators';
import { hasWildcard, matchesFilled, matchesPattern } from '../../knowledge/iam/pattern';
import type { Statement, Words } from '../../model/policy';
import type { Span } from '../../text/span';
import type { Question } from './question';
import { matchesWanted, toWanted, type Wanted } from './wanted';

/** The resources of a statement, made ready to be asked about any of them. */
export interface ResourceMatcher {
  readonly isExcept: boolean;
  readonly words: Words;
  /** True if the bare star is among them. */
  readonly isAny: boolean;
  readonly exact: ReadonlySet<string>;
  /** Those with wildcards or variables. */
  readonly patterns: readonly WantedResource[];
}

export interface WantedResource extends Wanted {
  readonly span: Span;
}

/** Undefined for a statement that names no resources. */
export function toResourceMatcher(
  { resources, notResources }: Statement,
  variables: boolean,
): ResourceMatcher | undefined {
  const words = resources ?? notResources;
  if (!words) return undefined;
  const exact = new Set<string>();
  const patterns: WantedResource[] = [];
  for (const { value, span } of words.items) {
    const wanted = toWanted(value, { variables, isPattern: true });
    if (!wanted.parts && !hasWildcard(value)) exact.add(value);
    else if (isResourcePattern(wanted)) patterns.push({ ...wanted, span });
  }
  const isAny = words.items.some(({ value }) => /^\*+$/.test(value));
  return { isExcept: resources === undefined, words, isAny, exact, patterns };
}

/**
 * Wildcards have no meaning in the name of the service, variables none before the fifth colon.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
function isResourcePattern({ text, parts }: Wanted): boolean {
  const [first = '', partition, service = ''] = text.split(':', 3);
  if (partition !== undefined && (hasWildcard(service) || hasWildcard(first))) return false;
  return !parts || text.slice(0, text.indexOf('${')).split(':').length > 5;
}

/** Whether the statement speaks of the resource. */
export function matchesResource(matcher: ResourceMatcher, question: Question): Truth {
  const { isExcept, isAny, exact, words } = matcher;
  if (isAny) return !isExcept;
  const is = exact.has(question.resource) || matchesSome(matcher, question);
  const known = words.unknown.length > 0 ? either(is, undefined) : is;
  return isExcept ? not(known) : known;
}

function matchesSome({ patterns }: ResourceMatcher, question: Question): Truth {
  let truth: Truth = false;
  for (const pattern of patterns) {
    truth = either(truth, matchesOneResource(pattern, question));
    if (truth) break;
  }
  return truth;
}

/** A star at the end of a part may reach over the colon behind it, as AWS documents, so the text is matched as a whole. */
export function matchesOneResource(wanted: Wanted, question: Question): Truth {
  const { resource } = question;
  const matches = wanted.parts ? matchesFilled : matchesPattern;
  return matchesWanted(wanted, question, (pattern) => matches(pattern, resource), resource);
}
