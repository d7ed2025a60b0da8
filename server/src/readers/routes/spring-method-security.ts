import { guardAnnotations, isRoleOfAll } from '../../knowledge/route/spring';
import { meaningOfExpression } from '../../knowledge/route/spring-expression';
import type { GuardUse, Meaning, RouteEntry } from '../../model/route';
import type { Values } from '../../model/value';
import { written } from '../../model/written';
import { type Annotation, given, itemsOf, textOf } from './spring-annotation';

const switchedOnBy: Readonly<Record<string, string>> = {
  prePost: '@EnableMethodSecurity',
  secured: '@EnableMethodSecurity(securedEnabled = true)',
  jsr250: '@EnableMethodSecurity(jsr250Enabled = true)',
};

/** The guards that annotations of method security are: those at the method, instead of those at the class. */
export function methodGuards(
  ofMethod: readonly Annotation[],
  ofClass: readonly Annotation[],
  values: Values,
): RouteEntry['guards'] {
  const own = guardsIn(ofMethod, values);
  if (own.length > 0) return own.map((use) => ({ ...use, level: 'method' as const }));
  return guardsIn(ofClass, values).map((use) => ({ ...use, level: 'class' as const }));
}

function guardsIn(annotations: readonly Annotation[], values: Values): readonly GuardUse[] {
  return annotations.flatMap((one) => {
    const by = guardAnnotations.get(one.name);
    if (by === undefined) return [];
    const { expression, module } = one.decorator;
    return [
      {
        place: { path: module.path, span: expression.span },
        written: `@${written(expression)}`,
        value: { kind: 'unknown' as const },
        given: [],
        means: meaningOf(one, values),
        needs: { name: by, beside: 'filter chain', why: `nothing has ${switchedOnBy[by] ?? ''}, which makes it run` },
      },
    ];
  });
}

function meaningOf(annotation: Annotation, values: Values): Meaning {
  const items = itemsOf(given(annotation, 'value'), values);
  const texts = items.map((item) => textOf(item, values));
  switch (annotation.name) {
    case 'PreAuthorize':
    case 'PostAuthorize':
      return texts[0] === undefined ? 'authorization' : meaningOfExpression(texts[0]);
    case 'PermitAll':
      return 'nothing';
    case 'Secured':
    case 'RolesAllowed': {
      const isOfAll = texts.some((text) => text !== undefined && (isRoleOfAll(text) || /^IS_AUTHENTICATED/.test(text)));
      return isOfAll ? 'authentication' : 'authorization';
    }
    default:
      return 'authorization';
  }
}
