import type { InertGuard, Link, Mark, MetadataReading } from '../model/route';

/** A chain in which each guard has what decorators left for it at the route, and what they left for nobody. */
interface Settled {
  readonly chain: readonly Link[];
  readonly inert: readonly InertGuard[];
}

/**
 * Hands the marks of a route to the guards that ask for them. A guard that asks whether everybody may come in, and finds
 * that so, gives way to the mark that says it. Marks that nobody on the way asks for do nothing.
 *
 * @param isWhole false if more guards may be on the way than those that are known.
 */
export function settleMarks(links: readonly Link[], marks: readonly Mark[], isWhole: boolean): Settled {
  if (marks.length === 0) return { chain: links, inert: [] };
  const taken = new Set<Mark>();
  const opened = new Set<Mark>();
  const chain = links.flatMap((link) => {
    const found = link.use.reads ? link.use.reads.flatMap((reading) => answersTo(reading, marks)) : marks;
    for (const mark of found) taken.add(mark);
    return handTo(link, found, opened);
  });
  const inert = isWhole
    ? marks.flatMap((mark) => (mark.says && !taken.has(mark) ? inertOf(mark, links, marks) : []))
    : [];
  return { chain, inert };
}

function answersTo({ key, from, takes }: MetadataReading, marks: readonly Mark[]): readonly Mark[] {
  const asked = marks.filter((mark) => key === '*' || mark.key === '*' || mark.key === key);
  const levels = from.map((level) => asked.filter((mark) => mark.level === level));
  return takes === 'all' ? levels.flat() : (levels.find((found) => found.length > 0) ?? []);
}

function handTo(link: Link, found: readonly Mark[], opened: Set<Mark>): readonly Link[] {
  const open = found.find(({ says }) => says === 'public');
  const given = found.flatMap(({ says, use }) => (says === 'public' ? [] : use.given));
  const use = given.length > 0 ? { ...link.use, given: [...link.use.given, ...given] } : link.use;
  const isFirst = open !== undefined && !opened.has(open);
  if (open) opened.add(open);
  const said: readonly Link[] =
    open && isFirst ? [{ level: link.level, use: { ...open.use, means: 'public' }, isCertain: open.isCertain }] : [];
  return open?.isCertain ? said : [...said, { ...link, use }];
}

/** Why nobody finds a mark; nothing where another one that stands nearer is found instead. */
function inertOf(mark: Mark, links: readonly Link[], marks: readonly Mark[]): readonly InertGuard[] {
  const readings = links.flatMap(({ use }) => use.reads ?? []).filter(({ key }) => key === mark.key);
  if (readings.length === 0) return [{ ...mark.use, why: 'no guard on the way asks for it' }];
  if (!readings.some(({ from }) => from.includes(mark.level))) {
    return [{ ...mark.use, why: `the guard that asks for it looks only at the ${readings[0]?.from[0] ?? 'method'}` }];
  }
  const isNearer = mark.level === 'class' && marks.some(({ key, level }) => key === mark.key && level === 'method');
  return isNearer ? [] : [{ ...mark.use, why: 'the guard that asks for it takes what stands at the class first' }];
}
