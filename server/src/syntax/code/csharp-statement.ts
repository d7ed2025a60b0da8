import type { Node } from 'web-tree-sitter';
import type { Case, Expression, Handler, Name, Statement } from '../../model/code';
import { classTypes, givenTo, readClass, readFunction } from './csharp-definition';
import { readTarget } from './csharp-expression';
import { readUsing } from './csharp-import';
import { readPattern, suitsAll, written } from './csharp-pattern';
import type { CSharpSource } from './csharp-source';
import { typeIn } from './csharp-type';
import { deeper, partsOf, spanOf, textOf, unknown } from './source';

/** The statements of a block, of a file, or the one statement that stands where a block may stand. */
export function readBody(source: CSharpSource, node: Node): readonly Statement[] {
  return containers.has(node.type) ? readAll(source, within(node)) : readStatement(source, node);
}

/** What stands in a block, and what the grammar did not know in half-typed text. */
function within(node: Node): readonly Node[] {
  return node.namedChildren.filter(({ type }) => type !== 'comment');
}

/** What only holds statements together; what a condition of the compiler leaves out is read as well. */
const containers: ReadonlySet<string> = new Set([
  'block',
  'compilation_unit',
  'declaration_list',
  'global_statement',
  'labeled_statement',
  'preproc_if',
  'preproc_elif',
  'preproc_else',
  'checked_statement',
  'ERROR',
  'unsafe_statement',
]);

function readAll(source: CSharpSource, nodes: readonly Node[]): readonly Statement[] {
  return nodes.flatMap((node) => readStatement(source, node));
}

/** A statement, behind the names that its expressions declare. */
function readStatement(source: CSharpSource, node: Node): readonly Statement[] {
  const outside = source.declared;
  source.declared = [];
  const statements = deeper(source, [], () => read(source, node));
  const span = { start: node.startIndex, end: node.startIndex };
  const declared = source.declared.map((target): Statement => ({ kind: 'let', span, target: { ...target, span } }));
  source.declared = outside;
  return declared.length > 0 ? [...declared, ...statements] : statements;
}

function read(source: CSharpSource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  if (classTypes.has(node.type)) return [{ kind: 'class', span, class: readClass(source, node) }];
  if (containers.has(node.type)) {
    const body = readAll(source, within(node));
    return node.type === 'block' ? [{ kind: 'block', span, body }] : body;
  }
  switch (node.type) {
    case 'using_directive':
      source.imports.push(...readUsing(source, node));
      return [];
    case 'namespace_declaration': {
      const body = node.childForFieldName('body');
      return body ? readAll(source, within(body)) : [];
    }
    case 'file_scoped_namespace_declaration':
      return readAll(
        source,
        partsOf(node).filter(({ type }) => type !== 'qualified_name' && type !== 'identifier'),
      );
    case 'expression_statement':
      return [{ kind: 'expression', span, value: first(source, node) }];
    case 'local_declaration_statement':
      return partsOf(node).flatMap((part) => readDeclaration(source, part));
    case 'local_function_statement':
      return [{ kind: 'function', span, function: readFunction(source, node) }];
    case 'return_statement':
      return [{ kind: 'return', span, ...valueIn(source, node) }];
    case 'throw_statement':
      return [{ kind: 'throw', span, ...valueIn(source, node) }];
    case 'break_statement':
    case 'continue_statement':
      return [{ kind: 'jump', span, to: node.type === 'break_statement' ? 'break' : 'continue' }];
    case 'if_statement':
      return [
        {
          kind: 'if',
          span,
          test: field(source, node, 'condition'),
          whenTrue: bodyIn(source, node, 'consequence'),
          whenFalse: bodyIn(source, node, 'alternative'),
        },
      ];
    case 'while_statement':
    case 'do_statement':
      return [{ kind: 'loop', span, over: field(source, node, 'condition'), body: bodyIn(source, node, 'body') }];
    case 'for_statement':
      return readFor(source, node);
    case 'foreach_statement': {
      const left = node.childForFieldName('left');
      const target = left ? readTarget(source, left) : unknown(node);
      return [{ kind: 'loop', span, target, over: field(source, node, 'right'), body: bodyIn(source, node, 'body') }];
    }
    case 'try_statement':
      return [readTry(source, node)];
    case 'using_statement':
    case 'fixed_statement':
    case 'lock_statement':
      return [readUsingBlock(source, node)];
    case 'switch_statement':
      return [readSwitch(source, node)];
    case 'yield_statement': {
      const value = partsOf(node)[0];
      return value ? [{ kind: 'expression', span, value: unknown(node, [source.read.expression(source, value)]) }] : [];
    }
    case 'empty_statement':
    case 'goto_statement':
    case 'extern_alias_directive':
    case 'global_attribute':
    case 'identifier':
      return [];
    default:
      if (node.type.startsWith('preproc_') || /_(declaration|clause)$/.test(node.type)) return [];
      return [{ kind: 'expression', span, value: source.read.expression(source, node) }];
  }
}

function first(source: CSharpSource, node: Node): Expression {
  const part = partsOf(node)[0];
  return part ? source.read.expression(source, part) : unknown(node);
}

function field(source: CSharpSource, node: Node, name: string): Expression {
  const part = node.childForFieldName(name);
  return part ? source.read.expression(source, part) : unknown(node);
}

function bodyIn(source: CSharpSource, node: Node, name: string): readonly Statement[] {
  const part = node.childForFieldName(name);
  return part ? deeper(source, [], () => readBody(source, part)) : [];
}

/** A value may be a word of the language: `return this;`. */
function valueIn(source: CSharpSource, node: Node): { readonly value?: Expression } {
  const part = partsOf(node)[0] ?? node.children.find(({ type }) => type === 'this');
  return part ? { value: source.read.expression(source, part) } : {};
}

/** `var a = 1, b` are two. */
function readDeclaration(source: CSharpSource, node: Node): readonly Statement[] {
  if (node.type !== 'variable_declaration') return [];
  const type = typeIn(source, node.childForFieldName('type'));
  return partsOf(node)
    .filter((part) => part.type === 'variable_declarator')
    .map((part): Statement => {
      const name = part.childForFieldName('name') ?? partsOf(part)[0];
      const value = givenTo(part);
      const given = value && source.read.expression(source, value);
      const made = given && type.type ? withType(given, type.type) : given;
      return {
        kind: 'let',
        span: { start: node.startIndex, end: part.endIndex },
        target: name ? readTarget(source, name) : unknown(part),
        ...(made && { value: made }),
        ...type,
      };
    });
}

/** `User user = new()` makes what the declaration says. */
function withType(value: Expression, type: Expression): Expression {
  if (value.kind !== 'call' || !value.isNew || value.callee.kind !== 'unknown') return value;
  const { start } = value.span;
  return { ...value, callee: written(type.kind === 'index' ? type.of : type, { startIndex: start, endIndex: start }) };
}

function named(node: Node, field: string): readonly Node[] {
  return node.childrenForFieldName(field).filter(({ isNamed }) => isNamed);
}

function readFor(source: CSharpSource, node: Node): readonly Statement[] {
  const before = named(node, 'initializer').flatMap((part): readonly Statement[] => {
    if (part.type === 'variable_declaration') return readDeclaration(source, part);
    return [{ kind: 'expression', span: spanOf(part), value: source.read.expression(source, part) }];
  });
  const after = node
    .childrenForFieldName('update')
    .map(
      (part): Statement => ({ kind: 'expression', span: spanOf(part), value: source.read.expression(source, part) }),
    );
  const condition = node.childForFieldName('condition');
  const loop: Statement = {
    kind: 'loop',
    span: spanOf(node),
    ...(condition && { over: source.read.expression(source, condition) }),
    body: [...bodyIn(source, node, 'body'), ...after],
  };
  return before.length > 0 ? [{ kind: 'block', span: spanOf(node), body: [...before, loop] }] : [loop];
}

function readTry(source: CSharpSource, node: Node): Statement {
  const parts = partsOf(node);
  const last = parts.find(({ type }) => type === 'finally_clause');
  const block = last && partsOf(last)[0];
  return {
    kind: 'try',
    span: spanOf(node),
    body: bodyIn(source, node, 'body'),
    handlers: parts.filter(({ type }) => type === 'catch_clause').map((part) => readHandler(source, part)),
    last: block ? readBody(source, block) : [],
  };
}

function readHandler(source: CSharpSource, node: Node): Handler {
  const caught = partsOf(node).find(({ type }) => type === 'catch_declaration');
  const name = caught?.childForFieldName('name');
  const { type } = typeIn(source, caught?.childForFieldName('type') ?? null);
  const target: Name | undefined = name ? { kind: 'name', span: spanOf(name), name: textOf(source, name) } : undefined;
  return {
    span: spanOf(node),
    types: type ? [type] : [],
    ...(target && { target }),
    body: bodyIn(source, node, 'body'),
  };
}

function readUsingBlock(source: CSharpSource, node: Node): Statement {
  const [held, ...others] = partsOf(node);
  const block = node.childForFieldName('body') ?? others.at(-1) ?? held;
  const lets = held && held !== block ? readDeclaration(source, held) : [];
  const items = lets.flatMap((one) =>
    one.kind === 'let' && one.value ? [{ value: one.value, target: one.target }] : [],
  );
  const plain = held && held !== block && lets.length === 0 ? [{ value: source.read.expression(source, held) }] : [];
  return {
    kind: 'with',
    span: spanOf(node),
    items: [...items, ...plain],
    body: block ? readBody(source, block) : [],
  };
}

function readSwitch(source: CSharpSource, node: Node): Statement {
  const on = field(source, node, 'value');
  const body = node.childForFieldName('body');
  return {
    kind: 'switch',
    span: spanOf(node),
    on,
    cases: (body ? partsOf(body) : []).map((part) => readCase(source, part, on)),
  };
}

/** A plain constant is compared with the value; any other pattern is an `if` around what follows. */
function readCase(source: CSharpSource, node: Node, on: Expression): Case {
  const parts = partsOf(node);
  const pattern = parts.find(({ type }) => type.endsWith('_pattern') || type === 'discard');
  const guard = parts.find(({ type }) => type === 'when_clause');
  const body = readAll(
    source,
    parts.filter((part) => part !== pattern && part !== guard),
  );
  const span = spanOf(node);
  if (!pattern || (suitsAll(pattern) && !guard)) return { span, tests: [], body };
  const constant = pattern.type === 'constant_pattern' ? partsOf(pattern)[0] : undefined;
  const condition = guard && first(source, guard);
  const test = constant ? source.read.expression(source, constant) : readPattern(source, pattern, written(on, pattern));
  const inner: readonly Statement[] = condition
    ? [{ kind: 'if', span: spanOf(node), test: condition, whenTrue: body, whenFalse: [] }]
    : body;
  return { span, tests: [test], body: inner };
}
