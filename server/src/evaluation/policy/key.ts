import type { Truth } from '../../knowledge/iam/operators';
import type { ContextValue } from '../../model/request';
import { deriveKey } from './derived-keys';
import type { Question } from './question';

/** The value of a condition key, `absent`, or undefined if it is not known. The key is in lower case. */
export function findKey(question: Question, key: string): ContextValue | 'absent' | undefined {
  const { context } = question.request;
  const given = context.values.get(key);
  if (given) return given.values.length > 0 ? given : 'absent';
  if (context.absent.has(key)) return 'absent';
  return deriveKey(question, key) ?? (context.others === 'absent' ? 'absent' : undefined);
}

/** Whether a service makes the call for somebody else. */
export function isForwarded(question: Question): Truth {
  const via = findKey(question, 'aws:viaawsservice');
  if (via === undefined || via === 'absent') return via && false;
  return via.values.some((value) => value.toLowerCase() === 'true');
}
