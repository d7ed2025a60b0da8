import type { JudgedRoute } from '../model/route';
import { type Span, touches } from '../text/span';

/** A place in a file, as the project spells its path, with the line that it is in. */
export interface Around {
  readonly path: string;
  readonly offset: number;
  readonly line: Span;
}

/**
 * The routes that somebody means who points at a place: those declared there, otherwise those declared in that line,
 * otherwise those whose handler the place is in.
 */
export function routesAt(routes: readonly JudgedRoute[], { path, offset, line }: Around): readonly JudgedRoute[] {
  const here = routes.filter(({ route }) => route.place.path === path);
  const declared = here.filter(({ route }) => touches(route.place.span, offset));
  if (declared.length > 0) return declared;
  const inLine = here.filter(({ route }) => touches(line, route.place.span.start));
  if (inLine.length > 0) return inLine;
  const around = routes.filter((judged) => {
    const span = handlerSpan(judged, path);
    return span !== undefined && touches(span, offset);
  });
  const lengths = around.map((judged) => length(handlerSpan(judged, path)));
  const innermost = lengths.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  return around.filter((_, at) => lengths[at] === innermost);
}

function handlerSpan({ route: { handler } }: JudgedRoute, path: string): Span | undefined {
  return handler?.kind === 'function' && handler.module.path === path ? handler.function.span : undefined;
}

function length(span: Span | undefined): number {
  return span ? span.end - span.start : Number.POSITIVE_INFINITY;
}
