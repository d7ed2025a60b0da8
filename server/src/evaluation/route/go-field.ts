import type { RequestPart } from '../../model/route';
import { type Origin, unknown } from './origin';
import { classifyRequest } from './request';

const request: Origin = { kind: 'request', path: [] };

const partsByName = new Map<string, RequestPart>([
  ['Header', 'header'],
  ['Trailer', 'header'],
  ['Body', 'body'],
  ['Form', 'body'],
  ['PostForm', 'body'],
  ['MultipartForm', 'body'],
  ['Params', 'path'],
]);
const placeNames = new Set('Method Host RemoteAddr RequestURI Proto Path RawPath RawQuery TLS Pattern'.split(' '));
const onTheWay = new Set('Request URL Context Keys Values Locals'.split(' '));

/** A field of the request, or of a context that belongs to it. */
export function fieldOfGo(path: readonly string[]): Origin {
  const name = path.at(-1) ?? '';
  const part = partsByName.get(name);
  if (part) return { kind: 'controlled', part, name: '' };
  if (placeNames.has(name)) return { kind: 'setting' };
  if (name === 'Writer' || name === 'Response') return { kind: 'answer' };
  if (name === 'Values' && path.at(-2) === 'session') return { kind: 'request', path: ['session'] };
  if (onTheWay.has(name)) return name === 'URL' ? { kind: 'request', path: ['URL'] } : request;
  return /^[A-Z]/.test(name) ? unknown : classifyRequest(path);
}
