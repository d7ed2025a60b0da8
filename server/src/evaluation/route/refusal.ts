import { distinctiveFact, libraryFact, statusOfName } from '../../knowledge/route/libraries';
import { wordsOf } from '../../knowledge/route/phrases';
import type { Call, Expression } from '../../model/code';
import { isRedirect, statusInAspnet } from './aspnet-answer';
import { packageOf } from './member';
import { ANSWERS, type Frame, note, placeIn, REFUSES, type Run } from './run';
import { namesOf } from './written';

/** Refuses the caller here, and notes a status that does not fit the reason. */
export function refuse(
  run: Run,
  frame: Frame,
  at: { readonly span: Expression['span'] },
  status: number | undefined,
): void {
  run.effects |= REFUSES;
  const place = placeIn(frame, at);
  if (run.trace.refusals.length < 60) run.trace.refusals.push(place);
  if ((status === 401 || status === 403) && run.claimed) note(run.trace.clientAuthority, run.claimed);
  if (status === 403 && run.reason === 0 && run.caller === 'ordinary' && frame.module.language === 'php') {
    note(run.trace.gaps, { says: 'it answers 403 for a reason that could not be followed', place });
  }
  const isTurnedAway = run.caller === 'stranger' ? status === 401 || status === 403 : status === 403;
  if (isTurnedAway && run.caller !== 'trusted' && run.reason === 0 && run.forks > 0 && frame.module.language === 'go') {
    note(run.trace.gaps, { says: `it answers ${status} for a reason that could not be followed`, place });
  }
  if (status === 401 && run.reason === 2 && run.caller === 'ordinary') {
    note(run.trace.swaps, { status, says: 'answers 401 to a caller who is known', place });
  }
  if (status === 403 && run.reason === 1 && run.caller === 'stranger') {
    note(run.trace.swaps, { status, says: 'answers 403 to a caller who is not known', place });
  }
}

const statusMethods = new Set(
  'status sendStatus sendError code writeHead statusCode setStatus setStatusCode throw'.split(' '),
);
const answerMethods = new Set(
  'json jsonp send end render sendFile download redirect text html body view view_template type stream pipe write newResponse'.split(
    ' ',
  ),
);

/**
 * What a call on the answer does: `res.status(403).json(…)`, `reply.code(401)`, `c.json({}, 401)`, `ctx.throw(403)`,
 * `h.response().code(401)`. Undefined if it is no answer.
 */
export function answerOf(
  call: Call,
  frame: Frame,
  run: Run,
): { readonly status: number | undefined; readonly isRefusal: boolean } | undefined {
  let isAnswer = false;
  let isRedirect = false;
  let at: Expression = call;
  for (let step = 0; step < 12 && at.kind === 'call'; step++) {
    if (at.callee.kind !== 'member') {
      const status = statusOf(at.args[1]?.value, frame, run);
      if (status !== undefined && status >= 400) return { status, isRefusal: true };
      break;
    }
    const name: string = at.callee.name.value;
    if (statusMethods.has(name)) {
      const status = statusOf(at.args[0]?.value, frame, run);
      if (status !== undefined) return { status, isRefusal: status >= 400 };
      if (name === 'throw') return { status: undefined, isRefusal: true };
    }
    if (answerMethods.has(name)) {
      isAnswer = true;
      isRedirect ||= name === 'redirect';
      const second = statusOf(at.args[1]?.value, frame, run) ?? statusInOptions(at, frame, run);
      if (second !== undefined && second >= 400) return { status: second, isRefusal: true };
    }
    const named = statusOfName(wordsOf(name));
    if (named !== undefined) return { status: named, isRefusal: true };
    at = at.callee.of;
  }
  const begin = namesOf(at)[0];
  isAnswer ||= begin === 'response';
  isRedirect ||= begin === 'redirect' || begin === 'Redirect' || begin === 'to_route' || begin === 'back';
  if (isRedirect) return { status: undefined, isRefusal: run.reason !== 0 || goesToSignIn(call) };
  return isAnswer ? { status: undefined, isRefusal: false } : undefined;
}

/** Answers, if a call does so. */
export function answer(call: Call, frame: Frame, run: Run): boolean {
  const found = answerOf(call, frame, run);
  if (!found) return false;
  if (found.isRefusal) refuse(run, frame, call, found.status);
  else run.effects |= ANSWERS;
  // `ctx.throw(403)` of Koa needs no return.
  if (call.callee.kind === 'member' && call.callee.name.value === 'throw') run.thrown = true;
  return true;
}

function goesToSignIn(call: Call): boolean {
  const inner = call.callee.kind === 'member' && call.callee.of.kind === 'call' ? call.callee.of.args : [];
  return [...call.args, ...inner].some(({ value }) => {
    const text =
      value.kind === 'text'
        ? value.value
        : value.kind === 'call'
          ? value.args[0]?.value.kind === 'text'
            ? value.args[0].value.value
            : ''
          : '';
    return wordsOf(text).some((word) => word === 'login' || word === 'signin' || word === 'auth');
  });
}

/** A status as number, by a name for it, or by the constant that an expression stands for. */
function statusOf(expression: Expression | undefined, frame: Frame, run: Run): number | undefined {
  if (!expression) return undefined;
  if (expression.kind === 'literal')
    return typeof expression.value === 'number' && expression.value >= 100 && expression.value < 600
      ? expression.value
      : undefined;
  if (expression.kind === 'dictionary') return undefined;
  const named =
    expression.kind === 'member' || expression.kind === 'name'
      ? nameStatus(namesOf(expression).at(-1) ?? '')
      : undefined;
  if (named !== undefined) return named;
  if (expression.kind !== 'name' && expression.kind !== 'member') return undefined;
  const value = run.values.of(expression, frame.module);
  return value.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}

/** `HTTP_403_FORBIDDEN`, `FORBIDDEN`, `status.HTTP_401_UNAUTHORIZED`. */
function nameStatus(name: string): number | undefined {
  const digits = /_([1-5]\d\d)(?:_|$)/.exec(name)?.[1];
  return digits ? Number(digits) : statusOfName(wordsOf(name));
}

function statusInOptions(call: Call, frame: Frame, run: Run): number | undefined {
  for (const { name, value } of call.args) {
    if (name && (name.value === 'status' || name.value === 'status_code' || name.value === 'code'))
      return statusOf(value, frame, run);
    if (value.kind !== 'dictionary') continue;
    const entry = value.entries.find(
      ({ key }) => key?.value === 'status' || key?.value === 'statusCode' || key?.value === 'code',
    );
    const status = statusOf(entry?.value, frame, run);
    if (status !== undefined) return status;
  }
  return undefined;
}

/** The status that goes with what is thrown. */
export function statusOfThrown(value: Expression | undefined, frame: Frame, run: Run): number | undefined {
  if (!value) return undefined;
  const call = value.kind === 'call' ? value : undefined;
  // The runtime has one exception for both, and who catches it knows no better.
  if (namesOf(call?.callee ?? value).at(-1) === 'UnauthorizedAccessException') return undefined;
  if (call) {
    const given =
      statusOf(call.args[0]?.value, frame, run) ??
      statusOf(call.args[1]?.value, frame, run) ??
      statusInOptions(call, frame, run);
    if (given !== undefined) return given;
    const text = call.args.find(({ value: one }) => one.kind === 'text')?.value;
    const named = namesOf(call)
      .map((name) => statusOfName(wordsOf(name)))
      .find((one) => one !== undefined);
    return named ?? (text?.kind === 'text' && text.value.length < 20 ? statusOfName(wordsOf(text.value)) : undefined);
  }
  return namesOf(value)
    .map((name) => statusOfName(wordsOf(name)))
    .find((one) => one !== undefined);
}

/** What a returned value refuses: a response with a status, a redirect, an object that tells of an error. */
export function refusalOfReturn(
  expression: Expression,
  frame: Frame,
  run: Run,
): { readonly status: number | undefined } | undefined {
  if (expression.kind === 'await') return refusalOfReturn(expression.of, frame, run);
  if (expression.kind === 'list') {
    const status = expression.items.map((item) => statusOf(item, frame, run)).find((one) => one !== undefined);
    return status !== undefined && status >= 400 ? { status } : undefined;
  }
  if (expression.kind === 'dictionary') return refusalOfObject(expression, frame, run);
  if (frame.module.language === 'java' && isRedirectOfSpring(expression, run)) return { status: undefined };
  return expression.kind === 'call' ? refusalOfCall(expression, frame, run) : undefined;
}

function refusalOfObject(
  expression: Expression & { kind: 'dictionary' },
  frame: Frame,
  run: Run,
): { readonly status: number | undefined } | undefined {
  for (const { key, value } of expression.entries) {
    if (key?.value === 'statusCode' || key?.value === 'status') {
      const status = statusOf(value, frame, run);
      if (status !== undefined && status >= 400) return { status };
    }
    if ((key?.value === 'success' || key?.value === 'ok') && value.kind === 'literal' && value.value === false)
      return { status: undefined };
    if (key?.value === 'error' && !(value.kind === 'literal' && value.value === null))
      return { status: value.kind === 'text' ? statusOfName(wordsOf(value.value)) : undefined };
  }
  return undefined;
}

/** What making a response, or calling what refuses, says: `NextResponse.json({}, { status: 401 })`, `abort(403)`. */
export function refusalOfCall(call: Call, frame: Frame, run: Run): { readonly status: number | undefined } | undefined {
  if (frame.module.language === 'csharp') return refusalInAspnet(call, run);
  if (frame.module.language === 'java') return refusalInSpring(call, frame, run);
  const names = namesOf(call.callee);
  const last = names.at(-1) ?? '';
  // `new JsonResponse($data, 403)` of PHP has its status behind the data.
  const isMade = call.isNew && last.endsWith('Response');
  const status = statusInOptions(call, frame, run) ?? (isMade ? statusOf(call.args[1]?.value, frame, run) : undefined);
  if (status !== undefined && status >= 400 && isResponseName(names)) return { status };
  const package_ = packageOf(run.values.of(call.callee, frame.module));
  const fact = package_ ? libraryFact(package_.name, package_.path) : undefined;
  if (fact?.does === 'refuses' || last === 'abort' || last === 'handle_no_permission') {
    const given =
      statusOf(call.args[0]?.value, frame, run) ?? status ?? (fact?.does === 'refuses' ? fact.status : undefined);
    const isRedirect = last.toLowerCase().includes('redirect');
    if (isRedirect) return run.reason !== 0 || goesToSignIn(call) ? { status: undefined } : undefined;
    return given === undefined || given >= 400 ? { status: given } : undefined;
  }
  if (distinctiveFact(names)) return undefined;
  const named = statusOfName(wordsOf(last));
  return named === undefined ? undefined : { status: named };
}

/** What an answer of ASP.NET refuses; redirects do so where they lead to a sign-in. */
function refusalInAspnet(call: Call, run: Run): { readonly status: number | undefined } | undefined {
  if (isRedirect(call)) return run.reason !== 0 || goesToSignIn(call) ? { status: undefined } : undefined;
  const status = statusInAspnet(call);
  return status !== undefined && status >= 400 ? { status } : undefined;
}

/** `return "redirect:/login"`, where nobody is known or where it leads to a sign-in. */
function isRedirectOfSpring(expression: Expression, run: Run): boolean {
  if (expression.kind === 'binary') return isRedirectOfSpring(expression.left, run);
  if (expression.kind === 'call') {
    return /^redirect/.test(namesOf(expression.callee).at(-1) ?? '') && (run.reason !== 0 || goesToSignIn(expression));
  }
  if (expression.kind !== 'text' || !expression.value.startsWith('redirect:')) return false;
  return run.reason !== 0 || wordsOf(expression.value).some((word) => word === 'login' || word === 'signin');
}

/** `ResponseEntity.status(403).build()`, `new ResponseEntity<>(HttpStatus.FORBIDDEN)`; what is only called so refuses nobody. */
function refusalInSpring(call: Call, frame: Frame, run: Run): { readonly status: number | undefined } | undefined {
  const [first = ''] = namesOf(call.callee);
  if (first !== 'ResponseEntity' && first !== 'ServerResponse') return undefined;
  const statuses = call.isNew ? call.args.map(({ value }) => statusOf(value, frame, run)) : [];
  const status = statuses.find((one) => one !== undefined) ?? answerOf(call, frame, run)?.status;
  return status !== undefined && status >= 400 ? { status } : undefined;
}

function isResponseName(names: readonly string[]): boolean {
  return names.some((name) =>
    wordsOf(name).some(
      (word) => word === 'response' || word === 'json' || word === 'jsonify' || word === 'res' || word === 'reply',
    ),
  );
}
