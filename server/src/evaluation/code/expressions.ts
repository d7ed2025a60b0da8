import type { Binary, Call, CodeModule, Expression, Index, Template } from '../../model/code';
import type { Value } from '../../model/value';
import { bindingsOf } from './bindings';
import { imported } from './exports';
import { asClass } from './fields';
import { agreed, type Follow, isEmpty } from './follow';
import { asList } from './go-members';
import { ofDottedName, ofName, parentAt } from './names';

/** Longer texts are not put together. */
const longestText = 4000;

/** What an expression stands for, by what it is. */
export function ofExpression(follow: Follow, expression: Expression, module: CodeModule): Value {
  switch (expression.kind) {
    case 'name':
      return ofName(follow, expression, module);
    case 'text':
      return { kind: 'text', value: expression.value };
    case 'literal':
      return { kind: 'literal', value: expression.value };
    case 'template':
      return ofTemplate(follow, expression, module);
    case 'member':
      return (
        (module.language === 'python' ? ofDottedName(follow, expression, module) : undefined) ??
        follow.member(follow.of(expression.of, module), expression.name.value)
      );
    case 'index':
      return ofIndex(follow, expression, module);
    case 'call':
      return ofCall(follow, expression, module);
    case 'list':
      return { kind: 'list', list: expression, module };
    case 'dictionary':
      return { kind: 'dictionary', dictionary: expression, module };
    case 'function':
      return { kind: 'function', function: expression, module };
    case 'class':
      return { kind: 'class', class: expression, module };
    case 'binary':
      return ofBinary(follow, expression, module) ?? left(expression, module);
    case 'choice':
      return (
        agreed([expression.whenTrue, expression.whenFalse].map((one) => follow.of(one, module))) ??
        left(expression, module)
      );
    case 'assignment':
      return follow.of(expression.value, module);
    case 'await':
      return follow.of(expression.of, module);
    case 'unary':
      // Where something is stands for it.
      return expression.operator === '&' ? follow.of(expression.of, module) : left(expression, module);
    case 'spread':
    case 'unknown':
      return left(expression, module);
  }
}

/** What cannot be followed: whoever asks may look at the expression. */
function left(expression: Expression, module: CodeModule): Value {
  return { kind: 'unknown', expression, module };
}

function ofTemplate(follow: Follow, template: Template, module: CodeModule): Value {
  if (template.tag) return left(template, module);
  const text = joined(template.parts.map((part) => follow.of(part, module)));
  return text === undefined ? left(template, module) : { kind: 'text', value: text };
}

function joined(values: readonly Value[]): string | undefined {
  let text = '';
  for (const value of values) {
    const isKnown = value.kind === 'text' || (value.kind === 'literal' && typeof value.value === 'number');
    if (!isKnown || text.length > longestText) return undefined;
    text += value.value;
  }
  return text;
}

/**
 * Texts are joined. Of `a || b` it is the one that is surely there; what comes from the environment may be missing. Of
 * `a && b` it is `b` if that is data, since whether a function or a list is there depends on `a`.
 */
function ofBinary(
  follow: Follow,
  { operator, left: first, right: second }: Binary,
  module: CodeModule,
): Value | undefined {
  if (operator !== '+' && operator !== 'or' && operator !== '??' && operator !== 'and') return undefined;
  const [one, other] = [follow.of(first, module), follow.of(second, module)];
  switch (operator) {
    case '+': {
      const text = one.kind === 'text' || other.kind === 'text' ? joined([one, other]) : undefined;
      return text === undefined ? undefined : { kind: 'text', value: text };
    }
    case 'and':
      return isData(other) ? other : undefined;
    default:
      if (isThere(one)) return one;
      return isOfEnvironment(one) ? other : agreed([one, other]);
  }
}

function isData({ kind }: Value): boolean {
  return kind === 'member' || kind === 'parameter' || kind === 'text' || kind === 'literal';
}

function isThere(value: Value): boolean {
  switch (value.kind) {
    case 'function':
    case 'class':
    case 'instance':
    case 'module':
    case 'dictionary':
    case 'list':
      return true;
    case 'text':
      return value.value !== '';
    default:
      return false;
  }
}

/** `process.env.X`, `import.meta.env.X`, `os.environ['X']`. */
function isOfEnvironment(value: Value): boolean {
  if (value.kind !== 'external') return isEmpty(value);
  const [first, second] = value.path;
  return (
    (value.package === '' && first === 'process' && second === 'env') || (value.package === 'os' && first === 'environ')
  );
}

/** An element that is not known has the name `*`. */
function ofIndex(follow: Follow, expression: Index, module: CodeModule): Value {
  const { of, at } = expression;
  const value = follow.of(of, module);
  // A type with notes beside it, which only a framework can read.
  if (value.kind === 'external' && value.path.at(-1) === 'Annotated') return left(expression, module);
  const [only, more] = at;
  const key = only && !more ? follow.of(only, module) : undefined;
  if (key?.kind === 'text' || (key?.kind === 'literal' && typeof key.value === 'number')) {
    return follow.member(value, String(key.value));
  }
  return { kind: 'member', of: value, name: '*' };
}

function ofCall(follow: Follow, call: Call, module: CodeModule): Value {
  const special = module.language === 'javascript' ? ofScriptCall(follow, call, module) : ofSuper(follow, call, module);
  if (special) return special;
  const callee = follow.of(call.callee, module);
  const makes = module.language === 'python' || call.isNew;
  const [converted] = call.args;
  if (callee.kind === 'class' && module.language === 'go' && !makes && converted) {
    return follow.of(converted.value, module);
  }
  const list = callee.kind === 'class' && module.language === 'go' && makes ? asList(call, callee) : undefined;
  if (list) return { kind: 'list', list, module };
  if (callee.kind === 'class' && makes) return { kind: 'instance', of: callee, call, module };
  if (callee.kind === 'function' && call.isNew) {
    const code = asClass(callee.function, callee.module);
    if (code) return { kind: 'instance', of: { kind: 'class', class: code, module: callee.module }, call, module };
  }
  return { kind: 'call', callee, call, module };
}

/** `super()` of Python. */
function ofSuper(follow: Follow, { callee, span }: Call, module: CodeModule): Value | undefined {
  return callee.kind === 'name' && callee.name === 'super' ? parentAt(follow, span.start, module) : undefined;
}

/** Calls that give a module, or what they are given. */
function ofScriptCall(follow: Follow, { callee, args }: Call, module: CodeModule): Value | undefined {
  const given = args[0]?.value;
  if (callee.kind === 'name' && (callee.name === 'require' || callee.name === 'import')) {
    if (given?.kind !== 'text' || bindingsOf(module).find(callee.name, callee.span.start).length > 0) return undefined;
    return imported(follow, module, { from: { value: given.value, span: given.span }, imported: '*' });
  }
  if (callee.kind !== 'member') return undefined;
  if (callee.name.value === 'bind') return follow.of(callee.of, module);
  const isKept = callee.of.kind === 'name' && callee.of.name === 'Object' && /^(freeze|seal)$/.test(callee.name.value);
  return isKept && given ? follow.of(given, module) : undefined;
}
