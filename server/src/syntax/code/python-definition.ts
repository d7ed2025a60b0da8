import type { Node } from 'web-tree-sitter';
import type {
  ClassCode,
  ClassMember,
  Decorator,
  FunctionCode,
  Name,
  Parameter,
  Statement,
  Target,
} from '../../model/code';
import { inBrackets, type PythonSource } from './python-source';
import { deeper, locate, partsOf, spanOf, unknown } from './source';

const itemTypes: ReadonlySet<string> = new Set([
  'expression_list',
  'list',
  'list_pattern',
  'pattern_list',
  'tuple',
  'tuple_pattern',
]);
const staticWords: ReadonlySet<string> = new Set(['staticmethod', 'classmethod']);

/** A function or method. `whole` is the definition with its decorators. */
export function readFunction(source: PythonSource, node: Node, whole: Node): FunctionCode {
  const name = node.childForFieldName('name');
  const parameters = node.childForFieldName('parameters');
  return {
    kind: 'function',
    span: spanOf(whole),
    ...(name && { name: locate(source, name) }),
    decorators: readDecorators(source, whole),
    parameters: parameters ? readParameters(source, parameters) : [],
    body: readScope(source, node),
    directives: [],
    isAsync: source.text.startsWith('async', node.startIndex),
  };
}

/** The body of what has names of its own. */
function readScope(source: PythonSource, node: Node): readonly Statement[] {
  const outside = source.outer;
  source.outer = new Set();
  const body = source.read.body(source, node);
  source.outer = outside;
  return body;
}

/** A lambda returns its one expression. */
export function readLambda(source: PythonSource, node: Node): FunctionCode {
  const parameters = node.childForFieldName('parameters');
  const body = node.childForFieldName('body');
  const value = body && source.read.expression(source, body);
  return {
    kind: 'function',
    span: spanOf(node),
    decorators: [],
    parameters: parameters ? readParameters(source, parameters) : [],
    body: value ? [{ kind: 'return', span: value.span, value }] : [],
    directives: [],
    isAsync: false,
  };
}

/** The lone `*` and `/` are left out. */
function readParameters(source: PythonSource, node: Node): readonly Parameter[] {
  return partsOf(node).flatMap((part) => {
    const isSign = part.type === 'keyword_separator' || part.type === 'positional_separator';
    return isSign ? [] : [readParameter(source, part)];
  });
}

function readParameter(source: PythonSource, node: Node): Parameter {
  const isPlain = !/^(default|typed|typed_default)_parameter$/.test(node.type);
  const pattern = isPlain ? node : (partsOf(node)[0] ?? node);
  const isRest = /^(list|dictionary)_splat_pattern$/.test(pattern.type);
  const given = isPlain ? null : node.childForFieldName('value');
  const type = isPlain ? null : node.childForFieldName('type');
  return {
    span: spanOf(node),
    target: readTarget(source, isRest ? (partsOf(pattern)[0] ?? pattern) : pattern),
    ...(given && { default: source.read.expression(source, given) }),
    ...(type && { type: source.read.expression(source, type) }),
    decorators: [],
    isRest,
    isField: false,
  };
}

/** A class. `whole` is the definition with its decorators. */
export function readClass(source: PythonSource, node: Node, whole: Node): ClassCode {
  const name = node.childForFieldName('name');
  const bases = node.childForFieldName('superclasses');
  return {
    kind: 'class',
    span: spanOf(whole),
    ...(name && { name: locate(source, name) }),
    decorators: readDecorators(source, whole),
    bases: (bases ? partsOf(bases) : [])
      .filter(({ type }) => type !== 'keyword_argument')
      .map((base) => source.read.expression(source, base)),
    members: readScope(source, node).flatMap(membersIn),
  };
}

function readDecorators(source: PythonSource, whole: Node): readonly Decorator[] {
  if (whole.type !== 'decorated_definition') return [];
  return partsOf(whole).flatMap((part) => {
    const value = part.type === 'decorator' ? partsOf(part)[0] : undefined;
    return value ? [{ span: spanOf(part), value: source.read.expression(source, value) }] : [];
  });
}

/** What a statement in the body of a class adds to the class, under conditions too. */
function membersIn(statement: Statement): readonly ClassMember[] {
  switch (statement.kind) {
    case 'let':
      return namesIn(statement.target).map(({ name, span }) => ({
        span: statement.span,
        name: { value: name, span },
        isStatic: false,
        decorators: [],
        ...(statement.target.kind === 'name' && statement.value && { value: statement.value }),
        ...(statement.type && { type: statement.type }),
      }));
    case 'function': {
      const { name, decorators, span } = statement.function;
      const isStatic = decorators.some(({ value }) => value.kind === 'name' && staticWords.has(value.name));
      return name ? [{ span, name, isStatic, decorators, value: statement.function }] : [];
    }
    case 'class': {
      const { name, decorators, span } = statement.class;
      return name ? [{ span, name, isStatic: false, decorators, value: statement.class }] : [];
    }
    case 'if':
      return [...statement.whenTrue, ...statement.whenFalse].flatMap(membersIn);
    case 'try':
      return [...statement.body, ...statement.handlers.flatMap(({ body }) => body), ...statement.last].flatMap(
        membersIn,
      );
    case 'with':
    case 'loop':
    case 'block':
      return statement.body.flatMap(membersIn);
    default:
      return [];
  }
}

function namesIn(target: Target): readonly Name[] {
  if (target.kind === 'name') return [target];
  return target.kind === 'items' ? target.items.flatMap((item) => (item ? namesIn(item) : [])) : [];
}

/** What stands on the left of an assignment, or where a parameter or a variable is named. */
export function readTarget(source: PythonSource, node: Node): Target {
  return deeper<Target>(source, unknown(node), () => target(source, node));
}

function target(source: PythonSource, node: Node): Target {
  const inner = inBrackets(node);
  if (inner) return readTarget(source, inner);
  if (itemTypes.has(node.type)) {
    return { kind: 'items', span: spanOf(node), items: partsOf(node).map((part) => readTarget(source, part)) };
  }
  const value = source.read.expression(source, node);
  return value.kind === 'name' || value.kind === 'member' || value.kind === 'index' ? value : unknown(node, [value]);
}
