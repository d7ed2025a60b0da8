import type { Truth } from '../../knowledge/iam/operators';
import { literally, matchesFilled } from '../../knowledge/iam/pattern';
import { readVariables, type TextPart } from '../../knowledge/iam/policy-variables';
import { findKey } from './key';
import type { Question } from './question';

/** A text of a policy that something of the request is compared with. */
export interface Wanted {
  readonly text: string;
  /** Only of a text with policy variables. */
  readonly parts?: readonly TextPart[];
}

/** How texts are read: whether variables have a meaning there, and wildcards beside them. */
export interface Reading {
  readonly variables: boolean;
  readonly isPattern: boolean;
}

export function toWanted(text: string, { variables, isPattern }: Reading): Wanted {
  const parts = variables ? readVariables(text, isPattern) : undefined;
  return parts ? { text, parts } : { text };
}

/** Whether the text, its variables filled in, matches. A variable without a value makes the text match nothing. */
export function matchesWanted(
  wanted: Wanted,
  question: Question,
  matches: (pattern: string) => boolean,
  found: string,
): Truth {
  if (!wanted.parts) return matches(wanted.text);
  const filled = fill(wanted.parts, question);
  if (!filled) return false;
  if (filled.isKnown) return matches(filled.pattern);
  return matchesFilled(filled.pattern, found) ? undefined : false;
}

interface Filled {
  readonly pattern: string;
  /** False if a value is not known, for which the pattern has a `*`. */
  readonly isKnown: boolean;
}

/** Undefined if a variable has no value: its key is missing, or holds several values. */
function fill(parts: readonly TextPart[], question: Question): Filled | undefined {
  let pattern = '';
  let isKnown = true;
  for (const part of parts) {
    if (typeof part === 'string') {
      pattern += part;
      continue;
    }
    const value = findKey(question, part.key);
    if (value === undefined) {
      isKnown = false;
      pattern += '*';
    } else {
      const text = value === 'absent' ? part.fallback : value.isList ? undefined : value.values[0];
      if (text === undefined) return undefined;
      pattern += literally(text);
    }
  }
  return { pattern, isKnown };
}

/** The keys of the variables whose values would have to be known, as they are written. */
export function missingVariables({ parts = [] }: Wanted, question: Question): readonly string[] {
  return parts.flatMap((part) =>
    typeof part !== 'string' && findKey(question, part.key) === undefined ? part.written : [],
  );
}
