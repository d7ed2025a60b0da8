import type {
  ClassCode,
  CodeLanguage,
  CodeModule,
  Dictionary,
  Expression,
  FunctionCode,
  Import,
  Statement,
  Target,
} from '../../model/code';
import type { Span } from '../../text/span';
import { type Binding, type Block, type Scope, scopeAt, type Write } from './scope';
import { blocksOf, expressionsOf, partsOf } from './walk';

/** A value that is given to a field: `of.name = value`. */
export interface FieldWrite {
  readonly of: Expression;
  readonly name: string;
  readonly value: Expression;
}

/** A function as a member of a class. */
export interface Method {
  readonly class: ClassCode;
  /** True if it is called on the class itself. */
  readonly isOfClass: boolean;
}

/** The scopes of a module, and what is found on the way. */
export interface Scopes {
  readonly top: Scope;
  readonly fields: readonly FieldWrite[];
  readonly methods: ReadonlyMap<FunctionCode, Method>;
}

interface Reading {
  /** True where a name is declared by the first assignment to it, for the whole function (Python, Ruby, PHP). */
  readonly declaresByAssignment: boolean;
  /** True where every name is declared, so that what is not is a field of the object around (C#, Java). */
  readonly declaresAll: boolean;
  readonly fields: FieldWrite[];
  readonly methods: Map<FunctionCode, Method>;
  /** Assignments to names that are declared elsewhere, which is known only when all is read. */
  readonly assigned: { readonly name: string; readonly write: Write; readonly value: Expression | undefined }[];
}

/** What a name gets: a value and what leads into it, or the binding itself. */
type Give = (names: readonly string[]) => Binding;

const byAssignment: ReadonlySet<CodeLanguage> = new Set(['python', 'ruby', 'php']);

/** Reads the scopes of a module in one walk. */
export function readScopes(module: CodeModule): Scopes {
  const reading: Reading = {
    declaresByAssignment: byAssignment.has(module.language),
    declaresAll: module.language === 'csharp' || module.language === 'java',
    fields: [],
    methods: new Map(),
    assigned: [],
  };
  const top = makeScope('module', undefined, { start: 0, end: Number.MAX_SAFE_INTEGER }, [], undefined);
  const block: Block = { span: top.span, scope: top };
  readStatements(reading, module.body, block);
  const written = new Set(module.body.map(({ span }) => span.start));
  for (const { span, value } of module.exports) {
    if (value && !written.has(span.start)) readExpression(reading, value, block);
  }
  for (const { name, write, value } of reading.assigned) {
    const scope = declaring(write.block.scope, name);
    const isField = reading.declaresAll && value && !scope.names.has(name);
    if (isField) reading.fields.push({ of: { kind: 'name', name: 'this', span: value.span }, name, value });
    else add(scope, name, write);
  }
  sortChildren(top);
  for (const one of module.imports) addImport(reading, top, one);
  sortWrites(top);
  return { top, fields: reading.fields, methods: reading.methods };
}

function makeScope(
  kind: Scope['kind'],
  node: Scope['node'],
  span: Span,
  outside: readonly Span[],
  parent: Scope | undefined,
): Scope {
  return { kind, node, span, outside, parent, children: [], names: new Map() };
}

function sortChildren({ children }: Scope): void {
  children.sort((a, b) => a.span.start - b.span.start);
  for (const child of children) sortChildren(child);
}

function sortWrites({ children, names }: Scope): void {
  for (const writes of names.values()) writes.sort((a, b) => a.from - b.from);
  for (const child of children) sortWrites(child);
}

function readStatements(reading: Reading, statements: readonly Statement[], block: Block): void {
  for (const statement of statements) readStatement(reading, statement, block);
}

function readStatement(reading: Reading, statement: Statement, block: Block): void {
  const { span } = statement;
  switch (statement.kind) {
    case 'let': {
      const { target, value, type } = statement;
      const empty: Binding = { kind: 'empty', ...(type && { type }) };
      declare(reading, target, block, span.end, (names) => (value ? { kind: 'value', value, names } : empty));
      break;
    }
    case 'function': {
      const from = reading.declaresByAssignment ? span.end : block.span.start;
      const { function: code } = statement;
      if (code.name)
        declareName(reading, code.name.value, block, span.start, from, { kind: 'function', function: code });
      break;
    }
    case 'class': {
      const { class: code } = statement;
      if (code.name) declareName(reading, code.name.value, block, span.start, span.end, { kind: 'class', class: code });
      break;
    }
    case 'expression':
      if (
        reading.declaresByAssignment &&
        statement.value.kind === 'assignment' &&
        statement.value.target.kind === 'name'
      ) {
        // As a statement of its own it is the name of another scope, said to be `global` or `nonlocal`.
        assign(reading, statement.value.target, block, span.end, written(statement.value));
        readExpression(reading, statement.value.value, block);
        return;
      }
      break;
    case 'with':
      for (const { target, value } of statement.items) {
        if (target) declare(reading, target, block, span.start, (names) => ({ kind: 'value', value, names }));
      }
      break;
    default:
      break;
  }
  for (const expression of expressionsOf(statement)) readExpression(reading, expression, block);
  readBlocks(reading, statement, block);
}

function readBlocks(reading: Reading, statement: Statement, block: Block): void {
  switch (statement.kind) {
    case 'with':
    case 'block':
      // These always run.
      readStatements(reading, statement.body, reading.declaresByAssignment ? block : inside(block, statement.span));
      break;
    case 'loop': {
      const { target, over, body, span } = statement;
      const loop = inside(block, span);
      if (target && over) {
        declare(reading, target, loop, span.start, (names) => ({ kind: 'value', value: over, names: ['*', ...names] }));
      }
      readStatements(reading, body, loop);
      break;
    }
    case 'try':
      readBlock(reading, statement.body, block);
      for (const { target, body, span } of statement.handlers) {
        const caught = inside(block, span);
        if (target) declare(reading, target, caught, span.start, () => ({ kind: 'unknown' }));
        readStatements(reading, body, caught);
      }
      readBlock(reading, statement.last, block);
      break;
    case 'switch':
      for (const { body, span } of statement.cases) readStatements(reading, body, inside(block, span));
      break;
    default:
      for (const body of blocksOf(statement)) readBlock(reading, body, block);
  }
}

function readBlock(reading: Reading, body: readonly Statement[], block: Block): void {
  const [first, last] = [body[0], body.at(-1)];
  if (first && last) readStatements(reading, body, inside(block, { start: first.span.start, end: last.span.end }));
}

function inside({ scope }: Block, span: Span): Block {
  return { span, scope };
}

function readExpression(reading: Reading, expression: Expression, block: Block): void {
  switch (expression.kind) {
    case 'function':
      readFunction(reading, expression, block);
      return;
    case 'class':
      readClass(reading, expression, block);
      return;
    case 'dictionary':
      readDictionary(reading, expression, block);
      return;
    case 'assignment': {
      const { target, span } = expression;
      const give = written(expression);
      if (target.kind === 'name' && reading.declaresByAssignment) declare(reading, target, block, span.end, give);
      else assign(reading, target, block, span.end, give);
      if (target.kind === 'member' && expression.operator === '=') {
        reading.fields.push({ of: target.of, name: target.name.value, value: expression.value });
      }
      break;
    }
    default:
      break;
  }
  for (const part of partsOf(expression)) readExpression(reading, part, block);
}

/** `+=` and the like make something new of what was there; `||=` and `??=` may give the value as it is. */
function written({ operator, value }: { readonly operator: string; readonly value: Expression }): Give {
  const isWhole = operator === '=' || operator === ':=' || operator === '||=' || operator === '??=';
  return (names) => (isWhole ? { kind: 'value', value, names } : { kind: 'unknown' });
}

function readFunction(reading: Reading, code: FunctionCode, block: Block): void {
  const outside = [
    ...code.decorators.map(({ span }) => span),
    // A name inside may be the same: `export default function handle() { const handle = ... }`.
    ...(code.name ? [code.name.span] : []),
    ...code.parameters.flatMap(({ decorators, type, default: given }) => [
      ...decorators.map(({ span }) => span),
      ...(type ? [type.span] : []),
      ...(given && reading.declaresByAssignment ? [given.span] : []),
    ]),
  ];
  const scope = openScope('function', code, outside, block);
  const body: Block = { span: scope.span, scope };
  const isMethod = block.scope.kind === 'class' || block.scope.kind === 'dictionary';
  if (code.name && !scope.parent?.names.has(code.name.value) && !isMethod) {
    const own: Binding = { kind: 'function', function: code };
    declareName(reading, code.name.value, body, scope.span.start, scope.span.start, own);
  }
  code.parameters.forEach((parameter, index) => {
    declare(reading, parameter.target, body, scope.span.start, (names) => ({
      kind: 'parameter',
      parameter,
      index,
      names,
      of: code,
    }));
  });
  const parent: Block = { span: block.span, scope: scope.parent ?? block.scope };
  for (const { value } of code.decorators) readInside(reading, value, scope, parent);
  for (const { decorators, default: given } of code.parameters) {
    for (const { value } of decorators) readInside(reading, value, scope, parent);
    if (given) readInside(reading, given, scope, reading.declaresByAssignment ? parent : body);
  }
  readStatements(reading, code.body, body);
}

/** Scopes in the head of a function lie inside of it by their place, whatever their names are. */
function readInside(reading: Reading, expression: Expression, place: Scope, block: Block): void {
  const before = block.scope.children.length;
  readExpression(reading, expression, block);
  if (block.scope !== place) place.children.push(...block.scope.children.splice(before));
}

function readClass(reading: Reading, code: ClassCode, block: Block): void {
  const outside = [...code.decorators, ...code.bases].map(({ span }) => span);
  const scope = openScope('class', code, outside, block);
  const body: Block = { span: scope.span, scope };
  const parent: Block = { span: block.span, scope: scope.parent ?? block.scope };
  for (const { value } of code.decorators) readInside(reading, value, scope, parent);
  for (const base of code.bases) readInside(reading, base, scope, parent);
  for (const { name, value, decorators, isStatic, span } of code.members) {
    if (value?.kind === 'function') reading.methods.set(value, { class: code, isOfClass: isStatic });
    else for (const decorator of decorators) readExpression(reading, decorator.value, body);
    if (value) readExpression(reading, value, body);
    if (value && reading.declaresByAssignment)
      declareName(reading, name.value, body, span.start, span.end, ofMember(value));
  }
}

function ofMember(value: Expression): Binding {
  if (value.kind === 'function') return { kind: 'function', function: value };
  return value.kind === 'class' ? { kind: 'class', class: value } : { kind: 'value', value, names: [] };
}

/** Functions in an object literal have it as their `this`. */
function readDictionary(reading: Reading, code: Dictionary, block: Block): void {
  const hasMethods = code.entries.some(({ value }) => value.kind === 'function');
  const scope = hasMethods && !reading.declaresByAssignment ? openScope('dictionary', code, [], block) : undefined;
  const inner: Block = scope ? { span: block.span, scope } : block;
  for (const { value } of code.entries) readExpression(reading, value, inner);
}

function openScope(
  kind: Scope['kind'],
  node: FunctionCode | ClassCode | Dictionary,
  outside: readonly Span[],
  block: Block,
): Scope {
  const start = Math.min(node.span.start, outside[0]?.start ?? node.span.start);
  const scope = makeScope(kind, node, { start, end: node.span.end }, outside, block.scope);
  block.scope.children.push(scope);
  return scope;
}

function declare(reading: Reading, target: Target, block: Block, from: number, give: Give): void {
  eachName(target, [], (name, start, names) => declareName(reading, name, block, start, from, give(names)));
}

/** Python has no names that live in a block. */
function declareName(
  reading: Reading,
  name: string,
  block: Block,
  start: number,
  from: number,
  binding: Binding,
): void {
  const scope = namesOf(block.scope);
  add(scope, name, {
    binding,
    block: { span: block.span, scope },
    start,
    from,
    isDeclaration: !reading.declaresByAssignment,
  });
}

function assign(reading: Reading, target: Target, block: Block, from: number, give: Give): void {
  eachName(target, [], (name, start, names) => {
    const binding = give(names);
    const value = binding.kind === 'value' && names.length === 0 ? binding.value : undefined;
    reading.assigned.push({ name, write: { binding, block, start, from, isDeclaration: false }, value });
  });
}

function add({ names }: Scope, name: string, write: Write): void {
  const writes = names.get(name);
  if (writes) writes.push(write);
  else names.set(name, [write]);
}

/** The scope that keeps the names that are declared in another: an object literal keeps none. */
function namesOf(scope: Scope): Scope {
  return scope.kind === 'dictionary' && scope.parent ? namesOf(scope.parent) : scope;
}

/** The scope that declares a name, else the outermost. */
function declaring(scope: Scope, name: string): Scope {
  if (!scope.parent || (scope.kind !== 'class' && scope.names.has(name))) return scope;
  return declaring(scope.parent, name);
}

/** Visits the names in a pattern, with what leads to each. */
function eachName(
  target: Target,
  names: readonly string[],
  visit: (name: string, start: number, names: readonly string[]) => void,
): void {
  switch (target.kind) {
    case 'name':
      visit(target.name, target.span.start, names);
      break;
    case 'fields':
      for (const { name, as } of target.fields) eachName(as, [...names, name], visit);
      if (target.rest) eachName(target.rest, names, visit);
      break;
    case 'items':
      target.items.forEach((item, index) => {
        if (item) eachName(item, [...names, String(index)], visit);
      });
      break;
    default:
      break;
  }
}

/** A `require` is both an import and a `let`, of which the second says as much. */
function addImport(reading: Reading, top: Scope, one: Import): void {
  const scope = namesOf(scopeAt(top, one.span.start));
  const isLet = scope.names.get(one.local)?.some(({ start }) => start >= one.span.start && start < one.span.end);
  if (one.local === '' || isLet) return;
  const from = reading.declaresByAssignment ? one.span.end : scope.span.start;
  const block: Block = { span: scope.span, scope };
  declareName(reading, one.local, block, one.span.start, from, { kind: 'import', import: one });
}
