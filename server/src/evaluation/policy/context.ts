import { isListKey } from '../../knowledge/iam/list-keys';
import type { ContextValue, RequestContext } from '../../model/request';

/**
 * Reads what is known of a request out of texts of the form `key=value`. A key that is given several times, or that
 * holds a list by its nature, has a list; a key without `=` is known not to be in the request. Nothing is known of others.
 */
export function readContext(texts: readonly string[]): RequestContext {
  const values = new Map<string, ContextValue>();
  const absent = new Set<string>();
  for (const text of texts) {
    const equals = text.indexOf('=');
    const key = (equals < 0 ? text : text.slice(0, equals)).trim().toLowerCase();
    if (equals < 0) {
      absent.add(key);
      continue;
    }
    const before = values.get(key);
    const value = text.slice(equals + 1);
    values.set(key, { values: [...(before?.values ?? []), value], isList: before !== undefined || isListKey(key) });
  }
  return { values, absent, others: 'unknown' };
}
