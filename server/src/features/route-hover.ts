import type { ClassCode, FunctionCode, Statement } from '../model/code';
import type { Guard, GuardUse, JudgedRoute, Place } from '../model/route';
import type { ClassValue, FunctionValue, Value } from '../model/value';
import { type Span, touches } from '../text/span';
import type { HoverText } from './hover-text';
import {
  describePoints,
  describeRouteVerdict,
  describeScore,
  describeSighting,
  nameOfRoute,
  wayIn,
} from './route-account';
import { joinProse, type NamePlace, type Prose, toMarkdown } from './route-prose';
import { gatesOf } from './route-words';

/** Longer chains are cut in a hover; the explanation of the route has them whole. */
const mostLinks = 8;

/**
 * What to show in code of a project: on a guard, or on the name of a function or class that is one, what it checks; on
 * the declaration of a route, what runs before its handler.
 *
 * @param routes all routes of the project, since a guard may stand in another file than the routes behind it.
 * @param at the path as the project spells it, and the offset.
 */
export function hoverOnRoutes(
  routes: readonly JudgedRoute[],
  at: { readonly path: string; readonly offset: number },
  namePlace: NamePlace,
): HoverText | undefined {
  const guard = findGuard(routes, at);
  if (guard) return { markdown: toMarkdown(describeGuard(guard), namePlace), span: guard.span };
  const there = routes.filter(({ route }) => isAt(route.place, at));
  const [first] = there;
  if (!first) return undefined;
  return { markdown: toMarkdown(describeRoutes(there), namePlace), span: first.route.place.span };
}

interface At {
  readonly path: string;
  readonly offset: number;
}

function isAt({ path, span }: Place, at: At): boolean {
  return path === at.path && touches(span, at.offset);
}

interface FoundGuard {
  readonly use: GuardUse;
  readonly guard: Guard;
  readonly span: Span;
  /** How many routes it stands before. */
  readonly count: number;
}

/** The guard whose use or definition stands there: the innermost, where one is made of others. */
function findGuard(routes: readonly JudgedRoute[], at: At): FoundGuard | undefined {
  let found: Omit<FoundGuard, 'count'> | undefined;
  for (const { route, guards } of routes) {
    for (const [index, { use }] of route.chain.entries()) {
      const guard = guards[index];
      const span = spanOf(use, at);
      if (guard && span && (!found || length(span) < length(found.span))) found = { use, guard, span };
    }
  }
  if (!found) return undefined;
  const same = identityOf(found.use);
  const count = routes.filter(({ route }) => route.chain.some(({ use }) => identityOf(use) === same)).length;
  return { ...found, count };
}

function length({ start, end }: Span): number {
  return end - start;
}

function spanOf(use: GuardUse, at: At): Span | undefined {
  if (isAt(use.place, at)) return use.place.span;
  const made = madeBy(use.value);
  if (made?.module.path !== at.path) return undefined;
  const name = nameOf(made);
  return name && touches(name, at.offset) ? name : undefined;
}

/** The function or class of the project that a guard is, or that makes it. */
function madeBy(value: Value): FunctionValue | ClassValue | undefined {
  switch (value.kind) {
    case 'function':
    case 'class':
      return value;
    case 'instance':
      return value.of;
    case 'call':
      return madeBy(value.callee);
    default:
      return undefined;
  }
}

/** Where the name of a function or class is written; a function without one has that of the variable that holds it. */
function nameOf(value: FunctionValue | ClassValue): Span | undefined {
  const code = value.kind === 'function' ? value.function : value.class;
  return code.name?.span ?? value.module.body.map((statement) => nameIn(statement, code)).find((span) => span);
}

function nameIn(statement: Statement, code: FunctionCode | ClassCode): Span | undefined {
  return statement.kind === 'let' && statement.value === code ? statement.target.span : undefined;
}

/** Two uses with the same identity are one guard: the same code, given the same. */
function identityOf({ value, written, place }: GuardUse): string {
  const made = madeBy(value);
  const code = made && (made.kind === 'function' ? made.function : made.class);
  const home = made && code ? `${made.module.path}#${code.span.start}` : value.kind === 'unknown' ? place.path : '';
  return `${home} ${value.kind === 'call' ? written : made ? '' : written}`;
}

function describeGuard({ use, guard, count }: FoundGuard): Prose {
  const { evidence, authorization, gaps, faults, by } = guard;
  const checks = [...evidence, ...authorization];
  const list = (title: string, items: readonly Prose[]): readonly Prose[] =>
    items.length === 0
      ? []
      : [
          [
            `${title}\n`,
            ...joinProse(
              items.map((item) => ['- ', ...item]),
              '\n',
            ),
          ],
        ];
  return joinProse(
    [
      ['**', { code: use.written }, ` ${guardVerdict(guard)}**`],
      ...list('It checks:', checks.map(describeSighting)),
      ...list('What is wrong with it:', faults.map(describeSighting)),
      ...list('It may let in more than it looks:', gaps.map(describeSighting)),
      [`${judgedBy[by]} It stands before ${count === 1 ? 'one route' : `${count} routes`}.`],
    ],
    '\n\n',
  );
}

function guardVerdict({ authentication, authorization, isPublic }: Guard): string {
  if (isPublic) return 'opens the route to everybody.';
  if (authorization.length > 0)
    return authentication === 'required' ? 'checks who calls and what they may do.' : 'checks what the caller may do.';
  switch (authentication) {
    case 'required':
      return 'checks who calls, and not what they may do.';
    case 'optional':
      return 'looks who calls, and lets everybody pass.';
    case 'none':
      return 'checks neither who calls nor what they may do.';
    case 'unknown':
      return 'is not known: it may check anything or nothing.';
  }
}

const judgedBy: Readonly<Record<Guard['by'], string>> = {
  body: 'Judged by its body.',
  library: 'Judged by what its library does.',
  team: 'Judged by its name, as the settings of your team say.',
  framework: 'Judged by what the framework says it means.',
  name: 'Judged by its name alone, since no body was found.',
  nothing: 'No body was found, and its name says nothing.',
};

function describeRoutes(routes: readonly JudgedRoute[]): Prose {
  const [first, ...others] = routes;
  if (!first) return [];
  const more: readonly Prose[] =
    others.length === 0
      ? []
      : [
          [
            'Declared here as well: ',
            ...joinProse(
              others.slice(0, 4).map((one) => [nameOfRoute(one)]),
              ', ',
            ),
            others.length > 4 ? ` and ${others.length - 4} more.` : '.',
          ],
        ];
  return joinProse([...describeRoute(first), ...more], '\n\n');
}

function describeRoute(judged: JudgedRoute): readonly Prose[] {
  const { first, second } = gatesOf(judged);
  const points = describePoints(judged);
  return [
    ['**', nameOfRoute(judged), ': ', ...lowerFirst(describeRouteVerdict(judged)), '**'],
    ['Gate 1: ', { words: first }, ' · Gate 2: ', { words: second }],
    joinProse(
      wayIn(judged, mostLinks).map((link, at) => [`${at + 1}. `, ...link]),
      '\n',
    ),
    ...(points.length > 0 ? [[`${describeScore(judged)} `, ...joinProse(points, ', '), '.']] : []),
  ];
}

/** For the middle of a sentence. */
function lowerFirst([first, ...rest]: Prose): Prose {
  return typeof first === 'string' ? [first.charAt(0).toLowerCase() + first.slice(1), ...rest] : [];
}
