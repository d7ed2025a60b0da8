import type { ClassCode, CodeModule, Expression, Name, Statement } from '../../model/code';
import type { Value } from '../../model/value';
import { bindingsOf } from './bindings';
import type { Follow } from './follow';
import { globalName } from './package';

const known = new WeakMap<CodeModule, ReadonlyMap<string, Expression>>();

/** The constants that a file of Ruby declares, by their whole names: classes and modules in each other, and values. */
function constantsOf(module: CodeModule): ReadonlyMap<string, Expression> {
  const before = known.get(module);
  if (before) return before;
  const found = new Map<string, Expression>();
  for (const statement of module.body) addStatement(statement, found);
  known.set(module, found);
  return found;
}

function addStatement(statement: Statement, found: Map<string, Expression>): void {
  if (statement.kind === 'class') addClass(statement.class, found);
  if (statement.kind !== 'let' || statement.target.kind !== 'name' || !statement.value) return;
  if (isConstant(statement.target.name)) found.set(statement.target.name, statement.value);
}

function addClass(code: ClassCode, found: Map<string, Expression>): void {
  const own = code.name?.value ?? '';
  // What only holds others may be opened in many files.
  if (!found.has(own)) found.set(own, code);
  for (const { name, value } of code.members) {
    if (value?.kind === 'class') addClass(value, found);
    else if (value && isConstant(name.value)) found.set(`${own}::${name.value}`, value);
  }
}

/** True for a name that begins with a capital letter, as constants do. */
export function isConstant(name: string): boolean {
  return /^(::)?\p{Lu}/u.test(name);
}

/** What a constant stands for where it is written: in the classes around, in the files that are called like it, outside. */
export function ofConstant(follow: Follow, { name, span }: Name, module: CodeModule): Value {
  const holder = bindingsOf(module).holder(span.start)?.node;
  const nesting = holder?.kind === 'class' ? (holder.name?.value ?? '') : '';
  return (
    declaredBy(follow, module, name, nesting) ??
    inherited(follow, holder?.kind === 'class' ? holder : undefined, name, module) ??
    elsewhere(follow, module, name, nesting) ??
    behindHead(follow, module, name, span) ??
    outside(name)
  );
}

/** A constant that a file gives to others, by its whole name or by the end of it. */
export function rubyConstant(follow: Follow, module: CodeModule, name: string): Value | undefined {
  const bare = name.replace(/^::/, '');
  const constants = constantsOf(module);
  const whole = constants.has(bare) ? bare : [...constants.keys()].find((one) => one.endsWith(`::${bare}`));
  const found = whole === undefined ? undefined : constants.get(whole);
  return found && valueOfConstant(follow, found, module);
}

function valueOfConstant(follow: Follow, found: Expression, module: CodeModule): Value {
  return found.kind === 'class' ? { kind: 'class', class: found, module } : follow.of(found, module);
}

function declaredBy(follow: Follow, module: CodeModule, name: string, nesting: string): Value | undefined {
  const constants = constantsOf(module);
  for (const whole of namesIn(name, nesting)) {
    const found = constants.get(whole);
    if (found) return valueOfConstant(follow, found, module);
  }
  return undefined;
}

/** The whole names that a name may be short for, the innermost first. */
function namesIn(name: string, nesting: string): readonly string[] {
  if (name.startsWith('::')) return [name.slice(2)];
  const spaces = nesting === '' ? [] : nesting.split('::');
  return [...spaces.map((_, at) => `${spaces.slice(0, spaces.length - at).join('::')}::${name}`), name];
}

function inherited(follow: Follow, holder: ClassCode | undefined, name: string, module: CodeModule): Value | undefined {
  if (!holder || name.includes('::')) return undefined;
  return follow.find({ kind: 'class', class: holder, module }, name);
}

function elsewhere(follow: Follow, module: CodeModule, name: string, nesting: string): Value | undefined {
  const names = nesting === '' || name.startsWith('::') ? [name] : [`::${nesting}::${name}`, name];
  for (const one of names) {
    for (const other of follow.modules.declaring?.(module, one) ?? []) {
      const found = other === module ? undefined : rubyConstant(follow, other, one);
      if (found) return found;
    }
  }
  return undefined;
}

/** `Role::ADMIN` is in the file of `Role`. */
function behindHead(follow: Follow, module: CodeModule, name: string, span: Name['span']): Value | undefined {
  const end = name.lastIndexOf('::');
  if (end <= 0) return undefined;
  const head = ofConstant(follow, { kind: 'name', span, name: name.slice(0, end) }, module);
  return head.kind === 'class' ? follow.find(head, name.slice(end + 2)) : undefined;
}

function outside(name: string): Value {
  const { package: from } = globalName(name, 'ruby');
  return { kind: 'external', package: from, path: name.replace(/^::/, '').split('::') };
}
