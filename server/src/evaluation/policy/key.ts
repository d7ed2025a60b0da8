import { either, type Truth } from '../../knowledge/iam/operators';
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

/** Whether a service makes the call for somebody else: known from the context, if at all. */
export function isForwarded(question: Question): Truth {
  const via = findKey(question, 'aws:viaawsservice');
  if (via === 'absent') return false;
  return either(via && isTrue(via), findKey(question, 'aws:calledvia') === undefined ? undefined : false);
}

function isTrue({ values }: ContextValue): boolean {
  return values.some((value) => value.toLowerCase() === 'true');
}
