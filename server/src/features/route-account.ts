import { describeAccess, routeName, severityOf } from '../evaluation/route/words';
import type { Guard, JudgedRoute, Level, Sighting, Stakes } from '../model/route';
import { enumerate } from '../text/enumerate';
import { joinProse, type Piece, type Prose } from './route-prose';

/** What a verdict comes to, in one sentence. */
export function describeRouteVerdict({ verdict }: JudgedRoute): Prose {
  const { state, reasons, byDesign } = verdict;
  const because = (says: string): Prose => {
    if (byDesign) return [`${says}: `, { words: byDesign.says }, ' (', { place: byDesign.place }, ').'];
    return reasons.length === 0 ? [`${says}.`] : [`${says}: `, { words: enumerate(reasons) }, '.'];
  };
  switch (state) {
    case 'no-authn':
      return ['Nothing asks who calls, so anybody gets in.'];
    case 'token-only':
      return ['Any valid login gets in, and nothing checks what the caller may do.'];
    case 'ok':
      if (byDesign) return because('Any valid login is meant to get in');
      return because(
        verdict.authorization.length > 0
          ? 'Something checks what the caller may do'
          : 'The caller reaches nothing but their own',
      );
    case 'public':
      return because(byDesign ? 'Everybody is meant to get in' : 'Open to everybody');
    case 'unknown':
      return because('It is not certain what stands before it');
  }
}

/** All that runs on the way to a handler, one thing a line, with what each does at which gate. */
export function wayIn(judged: JudgedRoute, most = Number.POSITIVE_INFINITY): readonly Prose[] {
  const { route, guards, handler, verdict } = judged;
  const links = route.chain.map(({ level, use, isCertain }, at): Prose => {
    const guard = guards[at];
    return [
      `${levels[level]}: `,
      { code: use.written },
      ', ',
      { place: use.place },
      isCertain ? '. ' : ', if it covers this route. ',
      ...(guard ? describeSteps(guard) : ['What it does is not known.']),
    ];
  });
  const shown = links.slice(0, most);
  const left = links.length - shown.length;
  const reach: Prose = verdict.access
    ? [' It ', { words: describeAccess(verdict.access) }, ', ', { place: verdict.access.place }, '.']
    : [];
  return [
    ...shown,
    ...(left > 0 ? [[`and ${left} more.`]] : []),
    [
      'handler: ',
      ...(route.handlerName === '' ? ['a function'] : [{ code: route.handlerName }]),
      '. ',
      ...(handler?.isKnown ? describeSteps({ ...handler, isPublic: false }) : ['It was not found.']),
      ...reach,
    ],
  ];
}

const levels: Readonly<Record<Level, string>> = {
  application: 'whole application',
  mount: 'where it is mounted',
  router: 'whole router',
  class: 'whole class',
  method: 'this route',
  handler: 'in the handler',
};

type Checks = Pick<Guard, 'authentication' | 'authorization' | 'evidence' | 'isPublic'>;

function describeSteps({ authentication, authorization, evidence, isPublic }: Checks): Prose {
  const steps: Prose[] = [];
  if (isPublic) steps.push(['It opens the route to everybody.']);
  if (authentication === 'required') steps.push(['**Gate 1**: it ', ...describeSightings(evidence, 'asks who calls')]);
  if (authentication === 'optional') steps.push(['It looks who calls, and lets everybody pass.']);
  if (authorization.length > 0) steps.push(['**Gate 2**: it ', ...describeSightings(authorization, '')]);
  if (steps.length > 0) return joinProse(steps, ' ');
  return [authentication === 'unknown' ? 'What it does is not known.' : 'It checks nothing.'];
}

/** More of them nobody reads in a line. */
const mostSightings = 3;

function describeSightings(sightings: readonly Sighting[], otherwise: string): Prose {
  if (sightings.length === 0) return [`${otherwise}.`];
  const shown = sightings.slice(0, mostSightings).map(describeSighting);
  const more = sightings.length - shown.length;
  return [...joinProse(shown, ', '), more > 0 ? `, and ${more} more.` : '.'];
}

/** `verifies a JSON Web Token (src/guards.ts:12)` */
export function describeSighting({ says, place }: Sighting): Prose {
  return [{ words: says }, ' (', { place }, ')'];
}

/** How bad it is, in words. */
export function describeScore({ verdict }: JudgedRoute): string {
  const severity = severityOf(verdict);
  return `Score ${verdict.total}, ${stakes[verdict.stakes]}${severity ? `, which is reported as ${article[severity]}` : ''}.`;
}

const stakes: Readonly<Record<Stakes, string>> = {
  high: 'high stakes',
  medium: 'medium stakes',
  low: 'low stakes',
  none: 'nothing worth a report',
};

const article = { error: 'an error', warning: 'a warning', information: 'information' } as const;

/** What speaks for and against, with its points. */
export function describePoints({ verdict }: JudgedRoute): readonly Prose[] {
  return verdict.score.map(({ says, points }) => [`${points > 0 ? '+' : ''}${points} `, { words: says }]);
}

/** The route by its method and path, as code. */
export function nameOfRoute({ route }: JudgedRoute): Piece {
  return { code: routeName(route) };
}
