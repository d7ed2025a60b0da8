import type { CodeModule, Export, Import } from '../../model/code';
import type { ExternalValue, UnknownValue, Value } from '../../model/value';
import { bindingsOf } from './bindings';
import { agreed, type Follow, type Passed } from './follow';
import { behind, packageOf } from './package';
import { rubyConstant } from './ruby-constants';
import { given } from './scope';

/** What an import of one name brings. */
export function imported(
  follow: Follow,
  from: CodeModule,
  { from: { value: specifier }, imported: name }: ImportedName,
): Value {
  const module = follow.modules.find(from, specifier);
  if (module && name === '*') return follow.whole(module);
  const isOwn = module === from;
  const found = module && !isOwn ? follow.exported(module, name) : undefined;
  if (found) return found;
  const part =
    from.language !== 'javascript' && name !== '*' ? follow.modules.find(from, joined(specifier, name)) : undefined;
  if (part) return follow.whole(part);
  if (module) return (isOwn && follow.exported(module, name)) || missing(name, specifier);
  const external = packageOf(specifier, from.language);
  return external.kind === 'external' && name !== '*' ? behind(external, name) : external;
}

type ImportedName = Pick<Import, 'from' | 'imported'>;

function joined(specifier: string, name: string): string {
  return specifier.endsWith('.') ? `${specifier}${name}` : `${specifier}.${name}`;
}

function missing(name: string, specifier: string): Value {
  return { kind: 'unknown', reason: `"${specifier}" has no "${name}"` };
}

/** What a module as a whole is to others: what it gives to `module.exports`, the class of its name, else the module. */
export function wholeOf(follow: Follow, module: CodeModule): Value {
  const main = module.language === 'java' ? /([^/]+)\.java$/.exec(module.path)?.[1] : undefined;
  const named = main === undefined ? undefined : ownName(follow, module, main);
  if (named) return named;
  const whole = module.exports.findLast(({ name }) => name === '=');
  return whole?.value ? follow.of(whole.value, module) : { kind: 'module', module };
}

/** What a module gives under a name; undefined if it gives none. */
export function exportedAs(follow: Follow, module: CodeModule, name: string): Value | undefined {
  switch (module.language) {
    case 'javascript':
      return ofJavaScript(follow, module, name);
    case 'python':
      return ofPython(follow, module, name);
    case 'java':
      return ofJava(follow, module, name) ?? fromSurroundings(follow, module, name);
    case 'ruby':
      return rubyConstant(follow, module, name);
    default:
      return ownName(follow, module, name) ?? fromSurroundings(follow, module, name);
  }
}

function ofJavaScript(follow: Follow, module: CodeModule, name: string): Value | undefined {
  const own = ownExport(follow, module, name);
  if (own) return own;
  const whole = module.exports.findLast((one) => one.name === '=');
  if (name === 'default') {
    // A module without a default of its own is given as a whole, as compilers do for modules of the older kind.
    return whole || module.exports.length > 0 ? follow.whole(module) : undefined;
  }
  if (whole?.value) return follow.find(follow.of(whole.value, module), name);
  return fromPassed(follow, module, (other) => ownExport(follow, other, name), name);
}

function ownExport(follow: Follow, module: CodeModule, name: string): Value | undefined {
  const own = module.exports.findLast((one) => one.name === name);
  return own && ofExport(follow, module, own);
}

function ofExport(follow: Follow, module: CodeModule, { from, imported: name, value }: Export): Value | undefined {
  if (value) return follow.of(value, module);
  return from && imported(follow, module, { from, imported: name ?? '*' });
}

/** A name that comes from what a module passes on as a whole: from a module, or from the only package among them. */
function fromPassed(
  follow: Follow,
  module: CodeModule,
  own: (other: CodeModule) => Value | undefined,
  name: string,
): Value | undefined {
  const packages: ExternalValue[] = [];
  for (const source of follow.passed(module)) {
    if ('kind' in source) packages.push(source);
    const found = 'kind' in source ? undefined : own(source);
    if (found) return found;
  }
  const [only, more] = packages;
  return only && !more ? behind(only, name) : undefined;
}

const mostPassed = 2000;

/** All that a module passes on by `export *` or `from x import *`, through others too, the nearest first. */
export function passedOn(follow: Follow, module: CodeModule): readonly Passed[] {
  const modules = new Set<CodeModule>([module]);
  const found: Passed[] = [];
  for (const one of modules) {
    if (modules.size > mostPassed) break;
    for (const { from } of starsOf(one)) {
      const source = from && follow.modules.find(one, from.value);
      const outside = from && !source ? packageOf(from.value, one.language) : undefined;
      if (outside?.kind === 'external') found.push(outside);
      if (!source || modules.has(source)) continue;
      modules.add(source);
      found.push(source);
    }
  }
  return found;
}

function starsOf({ language, imports, exports }: CodeModule): readonly Pick<Export, 'from'>[] {
  return language === 'python'
    ? imports.filter(({ imported: name, local }) => name === '*' && local === '')
    : exports.filter(({ name }) => name === '*');
}

/** A class of a file of Java, or a name of the class that the file is called like. */
function ofJava(follow: Follow, module: CodeModule, name: string): Value | undefined {
  const own = ownName(follow, module, name);
  const main = own ? undefined : follow.whole(module);
  return own ?? (main?.kind === 'class' ? follow.find(main, name) : undefined);
}

function ofPython(follow: Follow, module: CodeModule, name: string): Value | undefined {
  const own = ownName(follow, module, name);
  if (own) return own;
  const isPackage = /(^|\/)__init__\.pyi?$/.test(module.path);
  const part = isPackage ? follow.modules.find(module, `.${name}`) : undefined;
  if (part && part !== module) return { kind: 'module', module: part };
  return fromStars(follow, module, name);
}

function ownName(follow: Follow, module: CodeModule, name: string): Value | undefined {
  const written = given(bindingsOf(module).atEnd(name), module.language);
  if (written.length === 0) return undefined;
  return agreed(written.map((binding) => follow.binding(binding, module))) ?? differing(name);
}

/** A name that nothing in a module declares, and that a `from x import *` may bring. */
export function fromStars(follow: Follow, module: CodeModule, name: string): Value | undefined {
  if (module.language === 'java') return fromPackages(follow, module, name);
  if (module.language !== 'python') return undefined;
  return fromPassed(follow, module, (other) => ownName(follow, other, name), name);
}

/** A name of what `a.b.*` imports: a class of the package `a.b`, or a name of the class `a.B` in Java. */
function fromPackages(follow: Follow, module: CodeModule, name: string): Value | undefined {
  for (const { from, local } of module.imports) {
    if (local !== '') continue;
    const part = follow.modules.find(module, `${from.value}.${name}`);
    if (part) return follow.whole(part);
    const owner = follow.modules.find(module, from.value);
    const found = owner && ofJava(follow, owner, name);
    if (found) return found;
  }
  return undefined;
}

/** A name that nothing in a module declares, and that other files declare for all: of one package, or of the program. */
export function fromSurroundings(follow: Follow, module: CodeModule, name: string): Value | undefined {
  for (const other of follow.modules.declaring?.(module, name) ?? []) {
    const found = other === module ? undefined : ownName(follow, other, name);
    if (found) return found;
  }
  return undefined;
}

/** Said of a name to which different values may have been given. */
export function differing(name: string): UnknownValue {
  return { kind: 'unknown', reason: `"${name}" is given different values` };
}
