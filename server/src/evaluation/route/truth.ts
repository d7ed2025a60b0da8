import { attributeSortOf } from '../../knowledge/route/attributes';
import type { Origin } from './origin';
import type { Caller } from './run';

/**
 * Whether a value counts as yes for a caller, or undefined if that cannot be told.
 *
 * @param emptyIsFalse true where an empty list counts as no (Python).
 */
export function truthOf(origin: Origin, caller: Caller, emptyIsFalse: boolean): boolean | undefined {
  switch (origin.kind) {
    case 'constant':
      return Boolean(origin.value);
    case 'principal':
      return truthOfPrincipal(origin.path, caller);
    case 'test':
      return truthOfTest(origin.test, caller);
    case 'not': {
      const truth = truthOf(origin.of, caller, emptyIsFalse);
      return truth === undefined ? undefined : !truth;
    }
    case 'logic': {
      const left = truthOf(origin.left, caller, emptyIsFalse);
      const right = truthOf(origin.right, caller, emptyIsFalse);
      const decisive = origin.operator === 'or';
      if (left === decisive || right === decisive) return decisive;
      return left === undefined || right === undefined ? undefined : !decisive;
    }
    case 'row':
      if (origin.access.isScoped) return caller === 'trusted' ? undefined : false;
      return undefined;
    case 'failure':
      return caller === 'stranger';
    case 'metadata':
    case 'nobody':
      return false;
    case 'list':
      return origin.isWhole && origin.items.length === 0 && emptyIsFalse ? false : origin.isWhole ? true : undefined;
    case 'closure':
    case 'object':
    case 'fields':
    case 'request':
    case 'pass':
    case 'answer':
      return true;
    case 'several': {
      const [first, ...others] = origin.of.map((one) => truthOf(one, caller, emptyIsFalse));
      return others.every((one) => one === first) ? first : undefined;
    }
    default:
      return undefined;
  }
}

function truthOfPrincipal(path: readonly string[], caller: Caller): boolean | undefined {
  const last = path.at(-1);
  if (caller === 'stranger') return last?.toLowerCase().includes('anonymous') === true;
  if (last === undefined) return true;
  const sort = attributeSortOf(last);
  if (sort === 'id' || sort === 'tenant') return true;
  if (sort === 'state') return !isBadState(last);
  // A list of roles is there, a flag is not set.
  if (last.endsWith('s') || last === 'role') return true;
  if (sort === 'role' || sort === 'permission' || sort === 'scope') return caller === 'trusted';
  return undefined;
}

function truthOfTest(test: { gate: 1 | 2; isOpen: boolean }, caller: Caller): boolean | undefined {
  if (caller === 'stranger') return false;
  if (test.isOpen) return undefined;
  return test.gate === 1 || caller === 'trusted';
}

const badStates = ['disabled', 'blocked', 'banned', 'suspended', 'deleted', 'locked', 'expired', 'anonymous'];

function isBadState(name: string): boolean {
  const lower = name.toLowerCase();
  return badStates.some((word) => lower.includes(word));
}
