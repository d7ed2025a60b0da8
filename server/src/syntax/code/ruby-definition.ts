import type { Node } from 'web-tree-sitter';
import type { ClassCode, ClassMember, Expression, FunctionCode, Parameter, Statement, Target } from '../../model/code';
import type { Located } from '../../text/span';
import type { RubySource } from './ruby-source';
import { returning } from './ruby-tail';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

/** `def show(id) … end`, `def show = …`. */
export function readMethod(source: RubySource, node: Node): FunctionCode {
  const written = node.childForFieldName('name');
  const name = written && methodName(locate(source, written));
  const outer = source.method;
  source.method = name ?? undefined;
  const code = functionOf(source, node, name ?? undefined);
  source.method = outer;
  return code;
}

function methodName({ value, span }: Located<string>): Located<string> {
  return { value: value === 'initialize' ? 'constructor' : value, span };
}

/** A block behind a call, or a lambda. */
export function readBlock(source: RubySource, node: Node): FunctionCode {
  return functionOf(source, node);
}

function functionOf(source: RubySource, node: Node, name?: Located<string>): FunctionCode {
  const parameters = node.childForFieldName('parameters');
  const body = node.childForFieldName('body');
  const inner = body?.type === 'block' || body?.type === 'do_block' ? body.childForFieldName('body') : body;
  return {
    kind: 'function',
    span: spanOf(node),
    ...(name && { name }),
    decorators: [],
    parameters: (parameters ? partsOf(parameters) : []).flatMap((part) => readParameter(source, part)),
    body: inner ? returning(source.read.body(source, inner)) : [],
    directives: [],
    isAsync: false,
  };
}

function readParameter(source: RubySource, node: Node): readonly Parameter[] {
  const span = spanOf(node);
  const plain = { span, decorators: [], isField: false };
  if (node.type === 'identifier') return [{ ...plain, target: nameOf(source, node), isRest: false }];
  if (node.type === 'destructured_parameter') return [{ ...plain, target: itemsOf(source, node), isRest: false }];
  const name = node.childForFieldName('name');
  const given = node.childForFieldName('value');
  if (!name) return [];
  const isRest = node.type === 'splat_parameter' || node.type === 'hash_splat_parameter';
  const value = given ? { default: source.read.expression(source, given) } : {};
  return [{ ...plain, target: nameOf(source, name), ...value, isRest }];
}

function nameOf(source: RubySource, node: Node): Target {
  return { kind: 'name', span: spanOf(node), name: textOf(source, node) };
}

/** What stands on the left of an assignment. */
export function readTarget(source: RubySource, node: Node): Target {
  return deeper<Target>(source, unknown(node), () => target(source, node));
}

function target(source: RubySource, node: Node): Target {
  switch (node.type) {
    case 'left_assignment_list':
    case 'destructured_left_assignment':
    case 'destructured_parameter':
      return itemsOf(source, node);
    case 'rest_assignment':
    case 'splat_parameter': {
      const inner = partsOf(node)[0];
      return inner ? readTarget(source, inner) : unknown(node);
    }
    case 'identifier':
      return nameOf(source, node);
    default: {
      const value = source.read.expression(source, node);
      return value.kind === 'name' || value.kind === 'member' || value.kind === 'index'
        ? value
        : unknown(node, [value]);
    }
  }
}

function itemsOf(source: RubySource, node: Node): Target {
  return { kind: 'items', span: spanOf(node), items: partsOf(node).map((part) => readTarget(source, part)) };
}

/** Words that say from where on, or of which methods, others may not call them. */
const hiding = /^(private|protected)$/;

interface Body {
  readonly members: ClassMember[];
  readonly bases: Expression[];
  isHidden: boolean;
  /** True inside of `class << self`. */
  isOfClass: boolean;
}

/**
 * A class or a module, under its whole name. What its body calls are static members of the called name, in their order:
 * `before_action :authenticate`. The modules that it includes are bases before what it extends, the last one first.
 */
export function readClass(source: RubySource, node: Node): ClassCode {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const superclass = node.childForFieldName('superclass');
  const outer = source.namespace;
  const own = name ? textOf(source, name).replace(/\s+/g, '') : '';
  const whole = own.startsWith('::') ? own.slice(2) : outer === '' ? own : `${outer}::${own}`;
  const above = superclass && partsOf(superclass)[0];
  const base = above && fromTop(source.read.expression(source, above), outer);
  source.namespace = whole;
  const method = source.method;
  source.method = undefined;
  const read: Body = { members: [], bases: [], isHidden: false, isOfClass: false };
  if (body) readMembers(source, body, read);
  source.namespace = outer;
  source.method = method;
  return {
    kind: 'class',
    span: spanOf(node),
    ...(name && { name: { value: whole, span: spanOf(name) } }),
    decorators: [],
    bases: [...read.bases.reverse(), ...(base ? [base] : [])],
    members: read.members,
  };
}

/** Where no module stands around, what a class extends is looked for at the top: `class Admin::A < A`. */
function fromTop(base: Expression, outer: string): Expression {
  const isPlain = base.kind === 'name' && outer === '' && !base.name.startsWith('::');
  return isPlain ? { ...base, name: `::${base.name}` } : base;
}

function readMembers(source: RubySource, body: Node, read: Body): void {
  for (const part of partsOf(body)) deeper(source, undefined, () => readMember(source, part, read));
}

function readMember(source: RubySource, node: Node, read: Body): void {
  const span = spanOf(node);
  switch (node.type) {
    case 'method':
    case 'singleton_method': {
      const isOfClass = read.isOfClass || node.type === 'singleton_method';
      addMethod(read, readMethod(source, node), span, isOfClass, read.isHidden && !isOfClass);
      return;
    }
    case 'class':
    case 'module': {
      const value = readClass(source, node);
      const name = value.name && { ...value.name, value: lastOf(value.name.value) };
      if (name) read.members.push({ span, name, isStatic: true, decorators: [], value });
      return;
    }
    case 'singleton_class': {
      const inner = node.childForFieldName('body');
      const { isHidden, isOfClass } = read;
      Object.assign(read, { isHidden: false, isOfClass: true });
      if (inner) readMembers(source, inner, read);
      Object.assign(read, { isHidden, isOfClass });
      return;
    }
    case 'identifier':
      if (hiding.test(textOf(source, node))) read.isHidden = true;
      else if (textOf(source, node) === 'public') read.isHidden = false;
      else addCall(read, source.read.expression(source, node), locate(source, node));
      return;
    case 'call':
      readClassCall(source, node, read);
      return;
    case 'begin_block':
    case 'body_statement':
      readMembers(source, node, read);
      return;
    default: {
      for (const statement of source.read.body(source, node)) readOther(statement, read);
    }
  }
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('::') + (name.includes('::') ? 2 : 0));
}

function addMethod(
  read: Body,
  value: FunctionCode,
  span: ClassMember['span'],
  isStatic: boolean,
  isHidden: boolean,
): void {
  const { name } = value;
  if (name) read.members.push({ span, name, isStatic, decorators: [], value, ...(isHidden && { isHidden }) });
}

/** `include Authentication`, `private :find_user`, `private def find_user`, `before_action :find_user`. */
function readClassCall(source: RubySource, node: Node, read: Body): void {
  const called = node.childForFieldName('method');
  const given = node.childForFieldName('arguments');
  const word = called && !node.childForFieldName('receiver') ? textOf(source, called) : '';
  if (hiding.test(word)) {
    for (const part of given ? partsOf(given) : []) {
      if (part.type === 'method') addMethod(read, readMethod(source, part), spanOf(part), read.isOfClass, true);
      else if (part.type === 'simple_symbol') hide(read, textOf(source, part).slice(1));
    }
    return;
  }
  const value = source.read.expression(source, node);
  const isMixin = /^(include|prepend)$/.test(word) && value.kind === 'call';
  if (isMixin) read.bases.push(...value.args.map((one) => one.value).filter((one) => one.kind === 'name'));
  if (called && word !== '') addCall(read, value, locate(source, called));
  else readOther({ kind: 'expression', span: value.span, value }, read);
}

function hide(read: Body, name: string): void {
  const at = read.members.findLastIndex((one) => one.name.value === name);
  const member = read.members[at];
  if (member) read.members[at] = { ...member, isHidden: true };
}

function addCall(read: Body, value: Expression, name: Located<string>): void {
  read.members.push({ span: value.span, name, isStatic: true, decorators: [], value });
}

/** Constants are static members; of what runs only under a condition the calls are kept, as if it did. */
function readOther(statement: Statement, read: Body): void {
  switch (statement.kind) {
    case 'let': {
      const { target, value, span } = statement;
      if (target.kind !== 'name' || !value) return;
      const name = { value: target.name, span: target.span };
      read.members.push({ span, name, isStatic: true, decorators: [], value });
      return;
    }
    case 'expression': {
      const { value, span } = statement;
      const name = value.kind === 'call' && value.callee.kind === 'member' ? value.callee.name : { value: '', span };
      read.members.push({ span, name, isStatic: true, decorators: [], value });
      return;
    }
    case 'if': {
      const { test, span } = statement;
      const inside = [...statement.whenTrue, ...statement.whenFalse].flatMap((one): readonly Expression[] =>
        one.kind === 'expression' ? [one.value] : [],
      );
      const value: Expression = { kind: 'unknown', span, children: [test, ...inside] };
      read.members.push({ span, name: { value: '', span }, isStatic: true, decorators: [], value });
      return;
    }
    default:
      return;
  }
}
