import { wordsOf } from '../../knowledge/route/phrases';
import type { CallSite } from './call-site';
import type { Origin } from './origin';
import { refuse } from './refusal';
import { ANSWERS, type Frame, type Run } from './run';

/** Methods of Gin and Echo that answer with the status that they are given first. */
const answers = new Set(
  (
    'JSON IndentedJSON PureJSON SecureJSON JSONP AsciiJSON JSONPretty JSONBlob XML XMLPretty YAML TOML ProtoBuf String HTML HTMLBlob Blob Data DataFromReader Stream ' +
    'NoContent Render Redirect Status AbortWithStatus AbortWithStatusJSON AbortWithError File Attachment Inline FileAttachment'
  ).split(' '),
);

/** What a method of a context does by way of an answer; undefined if it does not answer. */
export function answerInGo(site: CallSite, frame: Frame, run: Run): Origin | undefined {
  const { call, names } = site;
  const name = names.at(-1) ?? '';
  if (name === 'Abort') {
    refuse(run, frame, call, undefined);
    return { kind: 'answer' };
  }
  if (!answers.has(name)) return undefined;
  const status = statusAt(site, 0);
  const isRedirect = name === 'Redirect';
  if ((status !== undefined && status >= 400) || (isRedirect && turnsAway(site, run)))
    refuse(run, frame, call, isRedirect ? undefined : status);
  // Gin sets the status alone before it writes.
  else if (name !== 'Status') run.effects |= ANSWERS;
  return { kind: 'answer' };
}

/** What net/http and helpers around it do with the writer of an answer; undefined for others. */
export function answerOfWriter(package_: string, site: CallSite, frame: Frame, run: Run): Origin | undefined {
  const { call, names } = site;
  const name = names.at(-1) ?? '';
  if (package_ === 'net/http') {
    if (name === 'Error') refuse(run, frame, call, statusAt(site, 2) ?? 500);
    else if (name === 'NotFound') refuse(run, frame, call, 404);
    else if (name === 'Redirect') {
      if (turnsAway(site, run)) refuse(run, frame, call, undefined);
    } else return undefined;
    return { kind: 'answer' };
  }
  if (name !== 'Status' || !package_.endsWith('/render')) return undefined;
  const status = statusAt(site, 1);
  if (status !== undefined && status >= 400) refuse(run, frame, call, status);
  return { kind: 'answer' };
}

/** A method of the writer itself: only the status says something about the caller. */
export function methodOfWriter(site: CallSite, frame: Frame, run: Run): Origin {
  const status = site.names.at(-1) === 'WriteHeader' ? statusAt(site, 0) : undefined;
  if (status !== undefined && status >= 400) refuse(run, frame, site.call, status);
  return { kind: 'answer' };
}

/** A redirect turns away whom a check sends, or who is sent to sign in. */
function turnsAway({ args }: CallSite, run: Run): boolean {
  const goes = args.some(
    ({ origin }) =>
      origin.kind === 'constant' &&
      typeof origin.value === 'string' &&
      wordsOf(origin.value).some((word) => word === 'login' || word === 'signin' || word === 'auth'),
  );
  return goes || run.reason !== 0;
}

function statusAt({ args }: CallSite, at: number): number | undefined {
  const origin = args[at]?.origin;
  const value = origin?.kind === 'constant' ? origin.value : undefined;
  return typeof value === 'number' && value >= 100 && value < 600 ? value : undefined;
}
