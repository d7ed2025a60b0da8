import type { Node } from 'web-tree-sitter';
import type { Assignment, Expression, Member } from '../../model/code';
import { readArguments } from './php-argument';
import { readArray, readMatch } from './php-collection';
import { readArrow, readClass, readClosure, readTarget } from './php-definition';
import { readName, readQualifiedName } from './php-name';
import type { PhpSource } from './php-source';
import { readTemplate, readText } from './php-string';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

/** More questions in one `isset` are not told apart. */
const mostQuestions = 60;

const operators: Readonly<Record<string, string>> = {
  '===': '==',
  '!==': '!=',
  '<>': '!=',
  '&&': 'and',
  '||': 'or',
  '.': '+',
  AND: 'and',
  OR: 'or',
};

/** What an expression of PHP says. Brackets, casts, references and `@` are looked through. */
export function readExpression(source: PhpSource, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => read(source, node));
}

function read(source: PhpSource, node: Node): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'name':
    case 'variable_name':
    case 'relative_scope':
      return span.start < span.end ? readName(source, node) : unknown(node);
    case 'qualified_name':
    case 'relative_name':
      return readQualifiedName(source, node);
    case 'string':
    case 'nowdoc_body':
      return readText(source, node);
    case 'encapsed_string':
    case 'heredoc_body':
      return readTemplate(source, node);
    case 'heredoc':
    case 'nowdoc': {
      const body = node.childForFieldName('value');
      return body ? { ...readExpression(source, body), span } : { kind: 'text', span, value: '' };
    }
    case 'integer':
    case 'float':
      return readNumber(source, node);
    case 'boolean':
      return { kind: 'literal', span, value: /^true$/i.test(textOf(source, node)), isPattern: false };
    case 'null':
      return { kind: 'literal', span, value: null, isPattern: false };
    case 'member_access_expression':
    case 'nullsafe_member_access_expression':
    case 'scoped_property_access_expression':
    case 'class_constant_access_expression':
      return readMember(source, node);
    case 'subscript_expression':
      return readIndex(source, node);
    case 'function_call_expression':
      return readCall(source, node);
    case 'member_call_expression':
    case 'nullsafe_member_call_expression':
    case 'scoped_call_expression':
      return called(source, node, readMember(source, node));
    case 'object_creation_expression':
      return readNew(source, node);
    case 'array_creation_expression':
      return readArray(source, node);
    case 'anonymous_function':
      return readClosure(source, node);
    case 'arrow_function':
      return readArrow(source, node);
    case 'binary_expression':
      return readBinary(source, node);
    case 'unary_op_expression': {
      const written = node.childForFieldName('operator')?.type ?? '';
      return { kind: 'unary', span, operator: written === '!' ? 'not' : written, of: last(source, node) };
    }
    case 'conditional_expression':
      return readChoice(source, node);
    case 'match_expression':
      return readMatch(source, node);
    case 'assignment_expression':
    case 'reference_assignment_expression':
    case 'augmented_assignment_expression':
      return readAssignment(source, node);
    case 'throw_expression':
      return thrown(source, node);
    case 'include_expression':
    case 'include_once_expression':
    case 'require_expression':
    case 'require_once_expression':
    case 'print_intrinsic':
      return readWord(source, node);
    case 'variadic_unpacking':
      return { kind: 'spread', span, of: last(source, node) };
    case 'parenthesized_expression':
    case 'cast_expression':
    case 'error_suppression_expression':
    case 'clone_expression':
    case 'by_ref':
    case 'argument':
      return last(source, node);
    default:
      return unknown(node, all(source, partsOf(node)));
  }
}

function all(source: PhpSource, nodes: readonly Node[]): readonly Expression[] {
  return nodes.map((node) => readExpression(source, node));
}

/** The expression behind what stands before it: a cast, an operator. */
function last(source: PhpSource, node: Node): Expression {
  const part = partsOf(node).at(-1);
  return part ? readExpression(source, part) : unknown(node);
}

function readNumber(source: PhpSource, node: Node): Expression {
  const written = textOf(source, node).replaceAll('_', '');
  const value = Number(/^0[0-7]+$/.test(written) ? `0o${written}` : written);
  return Number.isNaN(value) ? unknown(node) : { kind: 'literal', span: spanOf(node), value, isPattern: false };
}

/** `$a->b`, `A::b`, `A::$b`, and the class itself of `A::class`. What is only known at run time is some element. */
function readMember(source: PhpSource, node: Node): Expression {
  const [of, field] = partsOf(node);
  if (!of) return unknown(node);
  const object = readExpression(source, of);
  const span = { start: node.startIndex, end: field?.endIndex ?? of.endIndex };
  if (!field || field.type === 'arguments') return unknown(node, [object]);
  const isStatic = node.type === 'scoped_property_access_expression';
  const name = field.type === 'variable_name' && isStatic ? partsOf(field)[0] : field;
  if (name?.type !== 'name') return { kind: 'index', span, of: object, at: [readExpression(source, field)] };
  const isClass = node.type === 'class_constant_access_expression' && /^class$/i.test(textOf(source, name));
  return isClass ? { ...object, span } : member(source, object, name, span);
}

function member(source: PhpSource, of: Expression, name: Node, span: Expression['span']): Member {
  const { value, span: at } = locate(source, name);
  return { kind: 'member', span, of, name: { value: value === '__construct' ? 'constructor' : value, span: at } };
}

/** What is looked up by a text is a member. Inside of a string in quotes the text needs no quotes of its own. */
function readIndex(source: PhpSource, node: Node): Expression {
  const span = spanOf(node);
  const [of, key] = partsOf(node);
  if (!of) return unknown(node);
  const object = readExpression(source, of);
  if (!key) return { kind: 'index', span, of: object, at: [] };
  if (key.type === 'name' && node.parent?.type === 'encapsed_string') return member(source, object, key, span);
  const at = readExpression(source, key);
  return at.kind === 'text'
    ? { kind: 'member', span, of: object, name: { value: at.value, span: at.span } }
    : { kind: 'index', span, of: object, at: [at] };
}

/** `strlen(...)` is the function itself. What `isset` and `empty` ask is said in words that all languages share. */
function readCall(source: PhpSource, node: Node): Expression {
  const of = node.childForFieldName('function');
  if (!of) return unknown(node, all(source, partsOf(node)));
  const call = called(source, node, readExpression(source, of));
  if (call.kind !== 'call' || call.callee.kind !== 'name') return call;
  const { span, args } = call;
  const [first] = args;
  const isEmpty = /^empty$/i.test(call.callee.name);
  if (first && isEmpty) return { kind: 'unary', span, operator: 'not', of: first.value };
  if (!first || !/^isset$/i.test(call.callee.name)) return call;
  const tests = args.slice(0, mostQuestions).map(({ value }): Expression => {
    const nothing: Expression = { kind: 'literal', span: value.span, value: null, isPattern: false };
    return { kind: 'binary', span: value.span, operator: '!=', left: value, right: nothing };
  });
  return tests.reduce((left, right) => ({ kind: 'binary', span, operator: 'and', left, right }));
}

function called(source: PhpSource, node: Node, callee: Expression): Expression {
  const given = node.childForFieldName('arguments');
  if (given && partsOf(given).some(({ type }) => type === 'variadic_placeholder')) return callee;
  return { kind: 'call', span: spanOf(node), callee, args: given ? readArguments(source, given) : [], isNew: false };
}

function readNew(source: PhpSource, node: Node): Expression {
  const parts = partsOf(node);
  const made = parts[0];
  if (!made) return unknown(node);
  const isClass = made.type === 'anonymous_class';
  const given = (isClass ? partsOf(made) : parts).find(({ type }) => type === 'arguments');
  const callee = isClass ? readClass(source, made) : readExpression(source, made);
  return { kind: 'call', span: spanOf(node), callee, args: given ? readArguments(source, given) : [], isNew: true };
}

function readBinary(source: PhpSource, node: Node): Expression {
  const [left, right] = partsOf(node);
  if (!left || !right) return unknown(node, all(source, partsOf(node)));
  const written = node.childForFieldName('operator')?.type ?? '';
  const sides = [readExpression(source, left), readExpression(source, right)] as const;
  return {
    kind: 'binary',
    span: spanOf(node),
    operator: operators[written] ?? written,
    left: sides[0],
    right: sides[1],
  };
}

/** `a ?: b` is `a`, or `b` if that is nothing. */
function readChoice(source: PhpSource, node: Node): Expression {
  const span = spanOf(node);
  const [test, ...ways] = all(source, partsOf(node));
  const [whenTrue, whenFalse] = ways;
  if (!test || !whenTrue) return unknown(node, test ? [test] : []);
  return whenFalse
    ? { kind: 'choice', span, test, whenTrue, whenFalse }
    : { kind: 'binary', span, operator: 'or', left: test, right: whenTrue };
}

/** An assignment where it is a value. */
export function readAssignment(source: PhpSource, node: Node): Assignment {
  const target = node.childForFieldName('left');
  const value = node.childForFieldName('right');
  const written = node.childForFieldName('operator')?.type ?? '=';
  return {
    kind: 'assignment',
    span: spanOf(node),
    operator: written === '.=' ? '+=' : written,
    target: target ? readTarget(source, target) : unknown(node),
    value: value ? readExpression(source, value) : unknown(node),
  };
}

/** What throws in the middle of an expression is a function that throws and is called at once. */
function thrown(source: PhpSource, node: Node): Expression {
  const span = spanOf(node);
  const callee: Expression = {
    kind: 'function',
    span,
    decorators: [],
    parameters: [],
    body: [{ kind: 'throw', span, value: last(source, node) }],
    directives: [],
    isAsync: false,
  };
  return { kind: 'call', span, callee, args: [], isNew: false };
}

/** Words of the language that are functions in all but their brackets: `require`, `print`. */
function readWord(source: PhpSource, node: Node): Expression {
  const span = spanOf(node);
  const word = node.children[0];
  const value = last(source, node);
  if (!word) return unknown(node, [value]);
  const callee: Expression = { kind: 'name', span: spanOf(word), name: textOf(source, word).toLowerCase() };
  return { kind: 'call', span, callee, args: [{ span: value.span, value }], isNew: false };
}
