import type { RoutePath } from '../../model/route';

/** A path of a mapping: `/users/{id:[0-9]+}` is `/users/:id`, and what takes several segments is `*`. */
export function springPath(path: string): string {
  return path
    .replace(/\$\{[^{}]{0,200}\}/g, '…')
    .replace(/\{\*\w{0,100}\}/g, '*')
    .replace(/\{([\w-]{1,100})(?::(?:[^{}]|\{[^{}]{0,50}\}){0,200})?\}/g, ':$1')
    .replace(/\*\*/g, '*');
}

/** What a pattern of Ant covers: `/a/**` all below `/a` and itself, `/a/*` one segment more, others only themselves. */
export interface AntPattern {
  readonly under: RoutePath;
  readonly isExact: boolean;
}

/** Undefined for a pattern that is only about files, which no method answers: `/assets/*.css`. */
export function antPattern(pattern: string | undefined): AntPattern | undefined {
  if (pattern === undefined) return { under: undefined, isExact: false };
  if (/\.[\w*{},]+$/.test(pattern)) return undefined;
  const path = pattern.startsWith('/') ? pattern : `/${pattern}`;
  const open = path.endsWith('/**') ? path.slice(0, -3) : undefined;
  const bare = open ?? path;
  const within = bare.indexOf('**');
  // What stands there may be many segments.
  if (within >= 0) return { under: `${bare.slice(0, within)}…`, isExact: false };
  const under = springPath(bare).replace(/(^|\/)\*(?=\/|$)/g, '$1:any');
  return { under: under === '' ? '/' : under, isExact: open === undefined };
}
