import { routeName } from '../evaluation/route/words';
import type { JudgedRoute } from '../model/route';
import {
  describePoints,
  describeRouteVerdict,
  describeScore,
  describeSighting,
  nameOfRoute,
  wayIn,
} from './route-account';
import { joinProse, type LinkedText, type NamePlace, type Prose, toLinkedText } from './route-prose';
import { checkersOf } from './route-words';

/** One declaration may make many routes; more of them than these nobody reads one after the other. */
const mostRoutes = 10;

/** A text with its links, and the name of the first route that it is about. */
export interface Explanation extends LinkedText {
  readonly title: string;
}

/**
 * What there is to say about routes of one declaration, in Markdown that reads well as it is: the two gates, all that
 * runs on the way to the handler, what is missing, and how bad that is.
 */
export function explainRoutes(routes: readonly [JudgedRoute, ...JudgedRoute[]], namePlace: NamePlace): Explanation {
  const shown = routes.slice(0, mostRoutes);
  const more = routes.length - shown.length;
  const parts = [
    ...shown.map((judged) => joinProse(explain(judged), '\n\n')),
    ...(more > 0 ? [[`${more} more routes are declared at the same place.`]] : []),
  ];
  return { title: routeName(routes[0].route), ...toLinkedText([...joinProse(parts, '\n\n'), '\n'], namePlace) };
}

function explain(judged: JudgedRoute): readonly Prose[] {
  const { route, verdict } = judged;
  return [
    ['# ', nameOfRoute(judged)],
    describeRouteVerdict(judged),
    ['Declared at ', { place: route.place }, '.'],
    ['## The two gates'],
    list(gates(judged)),
    ['## The way to the handler'],
    joinProse(
      wayIn(judged).map((link, at) => [`${at + 1}. `, ...link]),
      '\n',
    ),
    ...section('What is not certain', doubts(judged)),
    ...section('What is wrong with the checks', faults(judged)),
    ...(verdict.score.length > 0 ? [['## How bad it is'], [describeScore(judged)], list(describePoints(judged))] : []),
  ];
}

function section(title: string, items: readonly Prose[]): readonly Prose[] {
  return items.length === 0 ? [] : [[`## ${title}`], list(items)];
}

function list(items: readonly Prose[]): Prose {
  return joinProse(
    items.map((item) => ['- ', ...item]),
    '\n',
  );
}

function gates(judged: JudgedRoute): readonly Prose[] {
  const { authentication, authorization } = checkersOf(judged);
  return [
    gate('Gate 1, who calls: ', authentication, judged),
    gate('Gate 2, what they may do: ', authorization, judged),
  ];
}

function gate(title: string, names: readonly string[], { verdict: { state } }: JudgedRoute): Prose {
  const checkers = names.map((name): Prose => [{ code: name }]);
  if (checkers.length > 0) return [title, ...joinProse(checkers, ', '), '.'];
  if (state === 'public') return [title, 'nothing, and that is meant so.'];
  if (state === 'unknown') return [title, 'not known.'];
  return [title, state === 'ok' ? 'nothing, and nothing is needed.' : '**nothing**.'];
}

function doubts({ route, guards, handler, verdict }: JudgedRoute): readonly Prose[] {
  const gaps = [...guards.flatMap((guard) => guard.gaps), ...(handler?.gaps ?? [])];
  const said = verdict.state === 'unknown' || verdict.state === 'public' ? [] : verdict.reasons;
  const inert = (route.inert ?? []).map(
    ({ written, place, why }): Prose => [{ code: written }, ' never runs: ', { words: why }, ' (', { place }, ')'],
  );
  return [...said.map((says): Prose => [{ words: says }]), ...gaps.map(describeSighting), ...inert];
}

function faults({ guards, handler }: JudgedRoute): readonly Prose[] {
  return [...guards.flatMap((guard) => guard.faults), ...(handler?.faults ?? [])].map(describeSighting);
}
