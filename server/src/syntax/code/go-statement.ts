import type { Node } from 'web-tree-sitter';
import type { Case, Expression, Statement, Target } from '../../model/code';
import type { GoSource } from './go-source';
import { readType } from './go-type';
import { deeper, partsOf, spanOf, unknown } from './source';

/** What a statement says; a block of its own stands around what one declares for itself: `if v, ok := f(); ok {`. */
export function readStatement(source: GoSource, node: Node): readonly Statement[] {
  return deeper<readonly Statement[]>(source, [], () => read(source, node));
}

function read(source: GoSource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'comment':
    case 'empty_statement':
    case 'fallthrough_statement':
    case 'goto_statement':
    case 'label_name':
      return [];
    case 'expression_statement':
      return partsOf(node).map((part) => ({ kind: 'expression', span, value: source.read.expression(source, part) }));
    case 'short_var_declaration':
      return readShort(source, node);
    case 'assignment_statement':
      return readAssignment(source, node);
    case 'inc_statement':
    case 'dec_statement': {
      const part = partsOf(node)[0];
      const one: Expression = { kind: 'literal', span, value: 1, isPattern: false };
      return part ? [assigned(span, readTarget(source, part), node.type === 'inc_statement' ? '+=' : '-=', one)] : [];
    }
    case 'return_statement':
      return [{ kind: 'return', span, ...returned(source, node) }];
    case 'if_statement':
      return inBlock(source, node, readIf(source, node));
    case 'for_statement':
      return readFor(source, node);
    case 'expression_switch_statement':
      return inBlock(source, node, readSwitch(source, node));
    case 'type_switch_statement':
      return inBlock(source, node, readTypeSwitch(source, node));
    case 'select_statement': {
      const cases = partsOf(node).map((part) => ({
        span: spanOf(part),
        tests: [unknown(part)],
        body: bodyIn(source, part),
      }));
      return [{ kind: 'switch', span, on: unknown(node), cases }];
    }
    case 'defer_statement':
      return readDeferred(source, node);
    case 'go_statement':
      return partsOf(node).map((part) => ({ kind: 'expression', span, value: source.read.expression(source, part) }));
    case 'block':
      return [{ kind: 'block', span, body: source.read.body(source, node) }];
    case 'labeled_statement':
      return partsOf(node).flatMap((part) => readStatement(source, part));
    case 'break_statement':
    case 'continue_statement':
      return [{ kind: 'jump', span, to: node.type === 'break_statement' ? 'break' : 'continue' }];
    default:
      return [{ kind: 'expression', span, value: source.read.expression(source, node) }];
  }
}

/** `var` and `const`, each with its values; a constant that only counts on has none that is known. */
export function readVariables(source: GoSource, node: Node): readonly Statement[] {
  const isConstant = node.type === 'const_declaration';
  return specsIn(node).flatMap((spec) => {
    const names = spec.childrenForFieldName('name').filter((name) => name.isNamed);
    const type = spec.childForFieldName('type');
    const value = spec.childForFieldName('value');
    const typed = type && { type: readType(source, type) };
    const given = value ? partsOf(value) : isConstant ? [spec] : [];
    return declared(source, spec, names, given, typed ?? {});
  });
}

function specsIn(node: Node): readonly Node[] {
  return partsOf(node).flatMap((part) => {
    if (part.type === 'var_spec' || part.type === 'const_spec') return [part];
    return part.type === 'var_spec_list' ? specsIn(part) : [];
  });
}

function readShort(source: GoSource, node: Node): readonly Statement[] {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  return left ? declared(source, node, partsOf(left), right ? partsOf(right) : [], {}) : [];
}

/** One `let` for each name that has a value of its own; one for all that a single call gives. */
function declared(
  source: GoSource,
  node: Node,
  names: readonly Node[],
  given: readonly Node[],
  typed: { readonly type?: Expression },
): readonly Statement[] {
  const span = spanOf(node);
  const targets = names.map((name) => readTarget(source, name));
  const [first] = targets;
  const [value] = given;
  if (!first) return [];
  if (value && given.length === 1 && targets.length > 1) {
    const items: Target = { kind: 'items', span: { start: first.span.start, end: span.end }, items: named(targets) };
    return [{ kind: 'let', span, target: items, value: source.read.expression(source, value) }];
  }
  return targets.map((target, at) => {
    const own = given[at];
    const isCounted = own?.equals(node) === true;
    const ownValue = own && (isCounted ? unknown(own) : source.read.expression(source, own));
    return { kind: 'let', span, target, ...(ownValue && { value: ownValue }), ...typed };
  });
}

/** The blank name takes nothing. */
function named(targets: readonly Target[]): readonly (Target | undefined)[] {
  return targets.map((target) => (target.kind === 'name' && target.name === '_' ? undefined : target));
}

function readAssignment(source: GoSource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  const targets = (left ? partsOf(left) : []).map((part) => readTarget(source, part));
  const values = (right ? partsOf(right) : []).map((part) => source.read.expression(source, part));
  const written = node.childForFieldName('operator')?.type ?? '=';
  const [first] = targets;
  const [value] = values;
  if (!first || !value)
    return [...targets, ...values].map((one) => ({
      kind: 'expression',
      span,
      value: unknown(node, asExpressions(one)),
    }));
  if (targets.length > 1 && values.length === 1) {
    const items: Target = {
      kind: 'items',
      span: { start: first.span.start, end: left?.endIndex ?? span.end },
      items: named(targets),
    };
    return [assigned(span, items, '=', value)];
  }
  return targets.flatMap((target, at) => {
    const own = values[at];
    return own ? [assigned(span, target, written, own)] : [];
  });
}

function asExpressions(one: Expression | Target): readonly Expression[] {
  return one.kind === 'fields' || one.kind === 'items' ? [] : [one];
}

function assigned(span: Statement['span'], target: Target, operator: string, value: Expression): Statement {
  return { kind: 'expression', span, value: { kind: 'assignment', span, operator, target, value } };
}

function readTarget(source: GoSource, node: Node): Target {
  const value = source.read.expression(source, node);
  return value.kind === 'name' || value.kind === 'member' || value.kind === 'index' ? value : unknown(node, [value]);
}

function returned(source: GoSource, node: Node): { readonly value?: Expression } {
  const part = partsOf(node)[0];
  if (part) return { value: source.read.expression(source, part) };
  const [only, more] = source.results;
  if (!only) return {};
  return {
    value: more ? { kind: 'list', span: spanOf(node), items: source.results } : { ...only, span: spanOf(node) },
  };
}

/** The statement with what it declares for itself before it. */
function inBlock(source: GoSource, node: Node, statement: Statement): readonly Statement[] {
  const start = node.childForFieldName('initializer');
  if (!start) return [statement];
  return [{ kind: 'block', span: spanOf(node), body: [...readStatement(source, start), statement] }];
}

function readIf(source: GoSource, node: Node): Statement {
  const test = node.childForFieldName('condition');
  const whenTrue = node.childForFieldName('consequence');
  const whenFalse = node.childForFieldName('alternative');
  return {
    kind: 'if',
    span: spanOf(node),
    test: test ? source.read.expression(source, test) : unknown(node),
    whenTrue: whenTrue ? source.read.body(source, whenTrue) : [],
    whenFalse: !whenFalse
      ? []
      : whenFalse.type === 'block'
        ? source.read.body(source, whenFalse)
        : readStatement(source, whenFalse),
  };
}

/** Of what is ranged over, the index is a variable of the body of which nothing is known. */
function readFor(source: GoSource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  const block = node.childForFieldName('body');
  const body = block ? source.read.body(source, block) : [];
  const head = partsOf(node).find((part) => !block?.equals(part));
  if (!head) return [{ kind: 'loop', span, body }];
  if (head.type === 'range_clause') {
    const left = head.childForFieldName('left');
    const right = head.childForFieldName('right');
    const [index, element] = (left ? partsOf(left) : []).map((part) => readTarget(source, part));
    const first: readonly Statement[] = index
      ? [{ kind: 'let', span: index.span, target: index, value: unknown(head) }]
      : [];
    const over = right ? source.read.expression(source, right) : unknown(head);
    return [{ kind: 'loop', span, ...(element && { target: element }), over, body: [...first, ...body] }];
  }
  if (head.type !== 'for_clause') return [{ kind: 'loop', span, over: source.read.expression(source, head), body }];
  const [start, condition, update] = ['initializer', 'condition', 'update'].map((name) => head.childForFieldName(name));
  const loop: Statement = {
    kind: 'loop',
    span,
    ...(condition && { over: source.read.expression(source, condition) }),
    body: [...body, ...(update ? readStatement(source, update) : [])],
  };
  return start ? [{ kind: 'block', span, body: [...readStatement(source, start), loop] }] : [loop];
}

/** Without a value each case is a condition, the first one that is true counts. */
function readSwitch(source: GoSource, node: Node): Statement {
  const on = node.childForFieldName('value');
  const cases = partsOf(node).filter(({ type }) => type === 'expression_case' || type === 'default_case');
  if (!on) return readConditions(source, node, cases);
  const read = (part: Node): Case => {
    const value = part.childForFieldName('value');
    return {
      span: spanOf(part),
      tests: value ? partsOf(value).map((one) => source.read.expression(source, one)) : [],
      body: bodyIn(source, part),
    };
  };
  return { kind: 'switch', span: spanOf(node), on: source.read.expression(source, on), cases: cases.map(read) };
}

function readConditions(source: GoSource, node: Node, cases: readonly Node[]): Statement {
  const otherwise = cases.find(({ type }) => type === 'default_case');
  let rest: readonly Statement[] = otherwise ? bodyIn(source, otherwise) : [];
  for (const part of cases.filter((one) => one !== otherwise).reverse()) {
    const value = part.childForFieldName('value');
    const tests = (value ? partsOf(value) : []).map((one) => source.read.expression(source, one));
    const test = tests.reduce<Expression | undefined>(
      (left, right) =>
        left
          ? { kind: 'binary', span: { start: left.span.start, end: right.span.end }, operator: 'or', left, right }
          : right,
      undefined,
    );
    const span = { start: part.startIndex, end: node.endIndex };
    rest = [{ kind: 'if', span, test: test ?? unknown(part), whenTrue: bodyIn(source, part), whenFalse: rest }];
  }
  return { kind: 'block', span: spanOf(node), body: rest };
}

function readTypeSwitch(source: GoSource, node: Node): Statement {
  const value = node.childForFieldName('value');
  const alias = node.childForFieldName('alias');
  const [name] = alias ? partsOf(alias) : [];
  const on = value ? source.read.expression(source, value) : unknown(node);
  const cases = partsOf(node).filter(({ type }) => type === 'type_case' || type === 'default_case');
  return {
    kind: 'switch',
    span: spanOf(node),
    on: unknown(value ?? node, value ? [on] : []),
    cases: cases.map((part) => ({
      span: spanOf(part),
      tests: part
        .childrenForFieldName('type')
        .filter((one) => one.isNamed)
        .map((one) => unknown(one)),
      body: [
        ...(name ? [{ kind: 'let' as const, span: spanOf(part), target: readTarget(source, name), value: on }] : []),
        ...bodyIn(source, part),
      ],
    })),
  };
}

/** The statements of a case. */
function bodyIn(source: GoSource, part: Node): readonly Statement[] {
  return partsOf(part)
    .filter(({ type }) => type === 'statement_list')
    .flatMap((list) => source.read.body(source, list));
}

/** A function that is written there runs when all is over, and says nothing about the way on. */
function readDeferred(source: GoSource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  return partsOf(node).map((part) => {
    const value = source.read.expression(source, part);
    const isLater = value.kind === 'call' && value.callee.kind === 'function';
    return { kind: 'expression', span, value: isLater ? unknown(part, [value.callee]) : value };
  });
}
