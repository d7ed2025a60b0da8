import { folderOf } from './paths';

/** How many folders two paths share from the top. */
export function nearness(path: string, other: string): number {
  const [one = [], two = []] = [path, other].map((each) => folderOf(each).split('/'));
  let shared = 0;
  while (shared < one.length && one[shared] === two[shared]) shared++;
  return shared;
}

/** Those of which the path is nearest to another. */
export function nearest<T>(items: readonly T[], pathOf: (item: T) => string, to: string): readonly T[] {
  const measured = items.map((item) => ({ item, near: nearness(pathOf(item), to) }));
  const most = Math.max(0, ...measured.map(({ near }) => near));
  return measured.filter(({ near }) => near === most).map(({ item }) => item);
}
