import type { Expression, FunctionCode, Statement, Target } from '../../model/code';

/** The expressions that stand in a statement itself, in the order in which they are written; not those of its blocks. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'let':
      return present(statement.target.kind === 'name' ? undefined : asExpression(statement.target), statement.value);
    case 'expression':
      return [statement.value];
    case 'return':
    case 'throw':
      return present(statement.value);
    case 'if':
      return [statement.test];
    case 'loop':
      return present(statement.over);
    case 'try':
      return statement.handlers.flatMap(({ types }) => types);
    case 'switch':
      return [statement.on, ...statement.cases.flatMap(({ tests }) => tests)];
    case 'with':
      return statement.items.map(({ value }) => value);
    case 'function':
      return [statement.function];
    case 'class':
      return [statement.class];
    case 'block':
    case 'jump':
      return [];
  }
}

/** The blocks of a statement: both ways of an `if`, the body of a loop, each case of a `switch`. */
export function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
      return [statement.whenTrue, statement.whenFalse];
    case 'loop':
    case 'with':
    case 'block':
      return [statement.body];
    case 'try':
      return [statement.body, ...statement.handlers.map(({ body }) => body), statement.last];
    case 'switch':
      return statement.cases.map(({ body }) => body);
    default:
      return [];
  }
}

/** The expressions directly in an expression. Of a function those of its head only: decorators, defaults, no types. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'template':
      return [...present(expression.tag), ...expression.parts];
    case 'member':
      return [expression.of];
    case 'index':
      return [expression.of, ...expression.at];
    case 'call':
      return [expression.callee, ...expression.args.map(({ value }) => value)];
    case 'list':
      return expression.items;
    case 'dictionary':
      return expression.entries.map(({ value }) => value);
    case 'function':
      return [
        ...expression.decorators.map(({ value }) => value),
        ...expression.parameters.flatMap((one) => [
          ...one.decorators.map(({ value }) => value),
          ...present(asExpression(one.target), one.default),
        ]),
      ];
    case 'class':
      return [
        ...expression.decorators.map(({ value }) => value),
        ...expression.bases,
        ...expression.members.flatMap(({ decorators, value }) =>
          value?.kind === 'function' ? [value] : [...decorators.map((one) => one.value), ...present(value)],
        ),
      ];
    case 'binary':
      return [expression.left, expression.right];
    case 'unary':
    case 'await':
    case 'spread':
      return [expression.of];
    case 'choice':
      return [expression.test, expression.whenTrue, expression.whenFalse];
    case 'assignment':
      return present(expression.target.kind === 'name' ? undefined : asExpression(expression.target), expression.value);
    case 'unknown':
      return expression.children;
    case 'name':
    case 'text':
    case 'literal':
      return [];
  }
}

/** Visits every expression of a function's body, those of functions inside of it too, in the order of the text. */
export function visitBody(code: FunctionCode, visit: (expression: Expression) => void): void {
  visitStatements(code.body, visit);
}

/** Visits every expression of some statements at any depth. */
export function visitStatements(statements: readonly Statement[], visit: (expression: Expression) => void): void {
  for (const statement of statements) {
    for (const expression of expressionsOf(statement)) visitExpression(expression, visit);
    for (const block of blocksOf(statement)) visitStatements(block, visit);
  }
}

function visitExpression(expression: Expression, visit: (expression: Expression) => void): void {
  visit(expression);
  for (const part of partsOf(expression)) visitExpression(part, visit);
  if (expression.kind === 'function') visitBody(expression, visit);
}

/** What a function returns, not what functions inside of it do. */
export function returnsOf(code: FunctionCode): readonly Expression[] {
  const found: Expression[] = [];
  const open: (readonly Statement[])[] = [code.body];
  for (let block = open.pop(); block; block = open.pop()) {
    for (const statement of block) {
      if (statement.kind === 'return' && statement.value) found.push(statement.value);
      open.push(...blocksOf(statement));
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Defaults inside of a pattern, and what is left of a member that is written to. */
function asExpression(target: Target): Expression | undefined {
  switch (target.kind) {
    case 'name':
      return undefined;
    case 'fields': {
      const children = target.fields.flatMap((field) => present(field.default, asExpression(field.as)));
      return children.length === 0 ? undefined : { kind: 'unknown', span: target.span, children };
    }
    case 'items': {
      const children = target.items.flatMap((item) => present(item && asExpression(item)));
      return children.length === 0 ? undefined : { kind: 'unknown', span: target.span, children };
    }
    default:
      return target;
  }
}

function present(...expressions: readonly (Expression | undefined)[]): readonly Expression[] {
  return expressions.filter((expression) => expression !== undefined);
}
