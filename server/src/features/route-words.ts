import type { JudgedRoute, VerdictState } from '../model/route';

/** The names of what checks at each gate of a route, as the program writes them, from the outside to the inside. */
export function checkersOf({ route, guards, handler }: JudgedRoute): {
  readonly authentication: readonly string[];
  readonly authorization: readonly string[];
} {
  const named = guards.map((guard, at) => ({ guard, name: route.chain[at]?.use.written ?? '' }));
  const first = named.filter(({ guard }) => guard.authentication === 'required').map(({ name }) => name);
  const second = named.filter(({ guard }) => guard.authorization.length > 0).map(({ name }) => name);
  const inHandler = `${route.handlerName || 'the handler'} itself`;
  return {
    authentication: [...new Set([...first, ...(handler?.authentication === 'required' ? [inHandler] : [])])],
    authorization: [...new Set([...second, ...(handler && handler.authorization.length > 0 ? [inHandler] : [])])],
  };
}

/** What stands at each gate of a route, short enough for a line above it: names, or one word where there are none. */
export function gatesOf(judged: JudgedRoute): { readonly first: string; readonly second: string } {
  const { authentication, authorization } = checkersOf(judged);
  const { state } = judged.verdict;
  return {
    first: few(authentication) ?? withoutNames(state, 'none'),
    // Whoever reaches only what is his own needs no check of what he may do.
    second: few(authorization) ?? withoutNames(state, 'not needed'),
  };
}

/** More names than these are counted. */
const mostNames = 2;

function few(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const more = names.length - mostNames;
  return `${names.slice(0, mostNames).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function withoutNames(state: VerdictState, whenOk: string): string {
  switch (state) {
    case 'public':
    case 'unknown':
      return state;
    case 'ok':
      return whenOk;
    case 'no-authn':
    case 'token-only':
      return 'none';
  }
}
