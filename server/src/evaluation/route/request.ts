import { wordsOf } from '../../knowledge/route/phrases';
import type { RequestPart } from '../../model/route';
import { type Origin, unknown } from './origin';

const parts = new Map<string, RequestPart>([
  ...each('path', 'params param path_params pathParameters view_args kwargs match_info path_parameters'),
  ...each(
    'query',
    'query args GET queryStringParameters searchParams query_params multiValueQueryStringParameters querystring',
  ),
  ...each(
    'body',
    'body json form POST data files file payload formData values rawBody get_json input rawInput parsedInput clientInput',
  ),
  ...each('header', 'headers header META get_header'),
  ...each('cookie', 'cookies cookie signedCookies COOKIES'),
]);

function each(part: RequestPart, names: string): readonly (readonly [string, RequestPart])[] {
  return names.split(' ').map((name) => [name, part] as const);
}

/** Parts of a request on the way to what matters: they are the request still. */
const onTheWay = new Set(
  (
    'req request ctx context state var locals raw res getRequest switchToHttp getContext switchToRpc getNext getArgs getArgByIndex requestContext http native app ' +
    'nextUrl valid switchToWs getClient handshake scope reply event args_ info extra'
  ).split(' '),
);

/** Where a request came to and how: answers decide which requests are meant, not who sends them. */
const places = new Set(
  'path url originalUrl baseUrl method pathname endpoint blueprint routeOptions routerPath routePath route resolver_match path_info host hostname protocol'.split(
    ' ',
  ),
);

const principals = new Set(
  (
    'user userid uid auth account principal identity claims jwt member admin session authinfo credentials authorizer actor viewer usr ' +
    'authenticated subject me role roles permissions tenant organization org orgid workspace'
  ).split(' '),
);

/** Fields of a session that say nothing about who it belongs to. */
const sessionFields = new Set(
  'user uid id account admin role roles member logged authenticated auth email username userid sub profile identity passport permissions is tenant org'.split(
    ' ',
  ),
);

/**
 * What a field of a request is.
 *
 * @param path the names that lead to it from the request: `params`, `id`.
 */
export function classifyRequest(path: readonly string[]): Origin {
  for (let at = 0; at < path.length; at++) {
    const name = path[at] ?? '';
    const part = parts.get(name);
    if (part) return { kind: 'controlled', part, name: path.slice(at + 1).join('.') };
    if (places.has(name)) return { kind: 'setting' };
    if (name === 'session') return classifySession(path.slice(at + 1));
    if (isPrincipalName(name)) return { kind: 'principal', path: path.slice(at + 1 - (isAttributeName(name) ? 1 : 0)) };
    if (!onTheWay.has(name)) return at === path.length - 1 ? unknown : { kind: 'unknown', from: [] };
  }
  return { kind: 'request', path };
}

function classifySession(path: readonly string[]): Origin {
  const [first] = path;
  if (first === undefined) return { kind: 'request', path: ['session'] };
  return wordsOf(first).some((word) => sessionFields.has(word)) ? { kind: 'principal', path } : unknown;
}

/** `req.user` is who calls; `req.userId` and `req.role` are attributes of it. */
function isAttributeName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  return (
    words.length > 1 ||
    'role roles permissions tenant organization org workspace uid userid orgid'.split(' ').includes(last)
  );
}

/** True for a field of a request that a middleware sets to who calls. */
export function isPrincipalName(name: string): boolean {
  return wordsOf(name).some((word) => principals.has(word));
}

/** True for a field that may hold claims as soon as something puts them there. */
export function fieldKey(path: readonly string[]): string {
  return path.filter((name) => !onTheWay.has(name)).join('.');
}
