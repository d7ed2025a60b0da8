import type { ClassValue, Values } from '../../model/value';
import type { Origin } from './origin';
import { classifyRequest } from './request';

/** Objects that the request of Laravel keeps in fields; any other field is one of its input. */
const objects = new Set('query request headers cookies files server session attributes user auth route'.split(' '));

/** What a field of the request is: `$request->title` is input, whatever it is called. */
export function laravelField(path: readonly string[]): Origin {
  const [first, ...others] = path;
  if (first === undefined || objects.has(first)) return classifyRequest(path);
  return { kind: 'controlled', part: 'body', name: [first, ...others].join('.') };
}

/** True for a class of the project that is a request and says what may be in it. */
export function isFormRequest(type: ClassValue, values: Values): boolean {
  return values
    .bases(type)
    .some((base) => base.kind === 'external' && /^(Form)?Request$|FormRequest$/.test(base.path.at(-1) ?? ''));
}
