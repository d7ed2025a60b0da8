import type { JudgedRoute } from '../../model/route';

/** The name of what checks who calls, as the program writes it. */
export function firstGate({ route, guards }: JudgedRoute): string {
  const at = guards.findIndex(({ authentication }) => authentication === 'required');
  const name = route.chain[at]?.use.written ?? route.handlerName;
  return name === 'function' ? 'a function on its way' : name;
}
