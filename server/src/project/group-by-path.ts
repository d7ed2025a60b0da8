/** Things by the path that each has, in their order. */
export function groupByPath<One>(
  all: readonly One[],
  pathOf: (one: One) => string,
): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const path = pathOf(one);
    const group = groups.get(path);
    if (group) group.push(one);
    else groups.set(path, [one]);
  }
  return groups;
}
