import { statusOfName } from '../../knowledge/route/libraries';
import { wordsOf } from '../../knowledge/route/phrases';
import type { Call } from '../../model/code';
import { packageOf } from './member';
import type { Origin } from './origin';
import { ANSWERS, REFUSES, type Run } from './run';
import { namesOf } from './written';

/** The status of an answer of ASP.NET that is refused: `Forbid()`, `StatusCode(403)`, `new UnauthorizedResult()`. */
export function statusInAspnet(call: Call): number | undefined {
  const name = namesOf(call.callee).at(-1) ?? '';
  const bare = name.replace(/(Object)?Result$/, '');
  if (name === 'Forbid' || name === 'ForbidResult') return 403;
  if (name === 'Challenge' || name === 'ChallengeResult') return 401;
  const given =
    call.args.find((one) => /^statusCode$/i.test(one.name?.value ?? ''))?.value ??
    (bare === 'StatusCode' ? call.args[0]?.value : undefined);
  if (given?.kind === 'literal') return typeof given.value === 'number' ? given.value : undefined;
  if (given) return statusOfName(wordsOf(namesOf(given).at(-1) ?? ''));
  return /Result$/.test(name) || /^(Unauthorized|NotFound|BadRequest|Conflict)$/.test(name)
    ? statusOfName(wordsOf(bare))
    : undefined;
}

const plainAnswers = new Set(
  (
    'Ok Created CreatedAtAction CreatedAtRoute Accepted AcceptedAtAction NoContent Json Content View PartialView File PhysicalFile Page Text Html ' +
    'Stream ViewComponent SignOut SignIn'
  ).split(' '),
);

/** True for answers that refuse nobody. */
export function isPlainAnswer(call: Call): boolean {
  const names = namesOf(call.callee);
  const isOwn = names.length === 1 || names[0] === 'this' || names[0] === 'Results' || names[0] === 'TypedResults';
  return isOwn && plainAnswers.has(names.at(-1) ?? '');
}

/** Redirects of ASP.NET, which refuse where they lead to a sign-in. */
export function isRedirect(call: Call): boolean {
  return /^(RedirectTo(Action|Page|Route)|Redirect|LocalRedirect|RedirectPermanent)(Result)?$/.test(
    namesOf(call.callee).at(-1) ?? '',
  );
}

/** Answers that are given by setting a field: `context.Result = new ForbidResult()`, `response.StatusCode = 403`. */
export function answersByField(of: Origin, name: string, origin: Origin, run: Run): boolean {
  if (name === 'Result' && of.kind === 'request') {
    if (origin.kind !== 'constant') run.effects |= REFUSES;
    return true;
  }
  if (name !== 'StatusCode' || (of.kind !== 'answer' && of.kind !== 'request')) return false;
  const status =
    origin.kind === 'constant'
      ? Number(origin.value)
      : origin.kind === 'value'
        ? statusOfName(wordsOf(lastName(origin)))
        : undefined;
  run.effects |= status === undefined || status < 400 ? ANSWERS : REFUSES;
  return true;
}

function lastName({ value }: Origin & { kind: 'value' }): string {
  return packageOf(value)?.path.at(-1) ?? '';
}
