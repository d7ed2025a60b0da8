import type { Linking } from './linking';
import { nearness } from './nearness';

/** More files that may declare one name are not looked into. */
const mostFiles = 8;

/** What is built or tests the program does not belong to it. */
const beside = /(^|\/)(obj|bin)\/|(^|[/.])(unit|integration|functional|e2e)?tests?([/.]|$)/i;

/** What names of a class end with that stands in one file with another one: `CreateUserHandler` in `CreateUser.cs`. */
const companions = /(?:Command|Query)?(?:Handler|Validator|Response|Result)$|(?:Command|Query|Request)$/;

/**
 * A `using` names a namespace, which any file may add to. So a name is looked for in the files that are called like it,
 * the nearest first: `User` in `User.cs`, `IUsers` in `Users.cs` as well.
 */
export const csharp: Linking = {
  find: () => undefined,
  declaring({ paths }, from, name) {
    if (!/^\p{Lu}/u.test(name)) return [];
    const isOfTests = beside.test(from);
    const found = namesOf(name).flatMap((one) =>
      paths
        .called(`${one}.cs`)
        .filter((path) => path !== from && (isOfTests || !beside.test(path)))
        .sort((a, b) => nearness(b, from) - nearness(a, from)),
    );
    return [...new Set(found)].slice(0, mostFiles);
  },
};

function namesOf(name: string): readonly string[] {
  const bare = /^I\p{Lu}/u.test(name) ? [name.slice(1)] : [];
  const handled = name.replace(/Handler$/, '');
  const first = name.replace(companions, '');
  return [name, ...bare, ...[handled, first].filter((one) => one !== '' && one !== name)];
}
