import { missing, type Origin } from './origin';
import type { GivenArgument } from './run';

/**
 * What functions of fp-ts make and ask: a right value or something that is there is itself, a left value is nothing.
 *
 * @param name of the function, without its module: `isLeft`, `some`.
 * @returns undefined for functions that are followed no further.
 */
export function evaluateEither(name: string, [first]: readonly GivenArgument[]): Origin | undefined {
  const given = first?.origin ?? missing;
  switch (name) {
    case 'right':
    case 'some':
      return given;
    case 'left':
      return missing;
    case 'isRight':
    case 'isSome':
      return given;
    case 'isLeft':
    case 'isNone':
      return { kind: 'not', of: given };
    default:
      return undefined;
  }
}

/** `result.right` is what a right value was made of. */
export function isUnwrapping(of: Origin, name: string): boolean {
  if (name !== 'right') return false;
  return of.kind === 'row' || of.kind === 'principal' || (of.kind === 'fields' && !of.entries.has(name));
}
