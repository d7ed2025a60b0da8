import { plainAttributes, verbAttributes } from '../../knowledge/route/aspnet';
import type { Call, ClassCode, CodeModule, Decorator, Expression, Name } from '../../model/code';
import type { GuardUse } from '../../model/route';
import type { ClassValue, Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { written } from '../../model/written';
import { asksForAnonymous, policyName } from './aspnet-policy';
import { lineageOf, mayGuard } from './classes';
import { guardUse } from './framework';

/** What attributes say about who may come in. */
export interface Access {
  readonly guards: readonly GuardUse[];
  /** The one that lets everybody in. */
  readonly anonymous?: GuardUse;
}

/** The name of an attribute, without the ending that all of them may have. */
export function attributeName({ value }: Pick<Decorator, 'value'>): string {
  const named = value.kind === 'call' ? value.callee : value;
  const name = named.kind === 'name' ? named.name : named.kind === 'member' ? named.name.value : '';
  return name.replace(/Attribute$/, '');
}

/** What an attribute is given without a name at a place, or under a name. */
export function attributeArgument({ value }: Pick<Decorator, 'value'>, asked: string | number): Expression | undefined {
  if (value.kind !== 'call') return undefined;
  if (typeof asked === 'string') return value.args.find(({ name }) => name?.value === asked)?.value;
  return value.args.filter(({ name }) => !name)[asked]?.value;
}

/** What the attributes of a class or method ask of callers, in the order in which they are written. */
export function accessOf(decorators: readonly Decorator[], module: CodeModule, values: Values): Access {
  const guards: GuardUse[] = [];
  let anonymous: GuardUse | undefined;
  for (const one of decorators) {
    const name = attributeName(one);
    if (verbAttributes.has(name)) continue;
    if (name === 'AllowAnonymous') {
      anonymous = { ...shown(one, module, values), means: 'public', reads: asksForAnonymous };
      continue;
    }
    const own = ownClass(one, module, values);
    guards.push(...(own ? ownGuards(one, own, module, values) : guardsOf(one, name, module, values)));
  }
  return { guards, ...(anonymous && { anonymous }) };
}

/** An attribute as people see it, from its bracket on. */
function shown(decorator: Decorator, module: CodeModule, values: Values): GuardUse {
  return { ...guardUse(decorator.value, module, values), written: `[${written(decorator.value)}]` };
}

function guardsOf(decorator: Decorator, name: string, module: CodeModule, values: Values): readonly GuardUse[] {
  const use = shown(decorator, module, values);
  if (name === 'Authorize') {
    return [authorizing(use, decorator, module, values)];
  }
  if (name === 'RequiredScope' || name === 'RequiredScopeOrAppPermission') return [{ ...use, means: 'authorization' }];
  const filter = filterOf(decorator, name, module, values);
  if (filter) return [filter];
  return !plainAttributes.has(name) && mayGuard(name) ? [use] : [];
}

/** `[Authorize]` asks who calls; with roles or a policy, what the caller may do. A scheme only says how to find out. */
function authorizing(use: GuardUse, decorator: Decorator, module: CodeModule, values: Values): GuardUse {
  const policy = attributeArgument(decorator, 0) ?? attributeArgument(decorator, 'Policy');
  const roles = attributeArgument(decorator, 'Roles');
  return { ...asking(use, policy, roles, module, values), reads: asksForAnonymous };
}

/** What a guard asks that is given a policy or roles, each of which may be missing. */
export function asking(
  use: GuardUse,
  policy: Expression | undefined,
  roles: Expression | undefined,
  module: CodeModule,
  values: Values,
): GuardUse {
  const given = [policy, roles].flatMap((one) => (one ? [values.of(one, module)] : []));
  if (roles) return { ...use, given, means: 'authorization' };
  if (!policy) return { ...use, means: 'authentication', refersTo: policyName() };
  const [name] = given;
  const refers = name?.kind === 'text' ? { refersTo: policyName(name.value) } : {};
  return { ...use, given, means: 'authorization', ...refers };
}

/** `[TypeFilter(typeof(Own))]`, `[ServiceFilter<Own>]`: the filter that it makes. */
function filterOf({ value }: Decorator, name: string, module: CodeModule, values: Values): GuardUse | undefined {
  if ((name !== 'TypeFilter' && name !== 'ServiceFilter') || value.kind !== 'call') return undefined;
  const type = value.types?.[0] ?? value.args[0]?.value;
  const of = type && values.of(type, module);
  if (!type || of?.kind !== 'class') return undefined;
  return filterUse(of, guardUse(type, module, values));
}

/** A class of the program as a guard, which is asked by its methods. */
export function filterUse(of: ClassValue, use: GuardUse): GuardUse {
  const reads = asksWhetherOpen(of) ? asksForAnonymous : [];
  return { ...use, value: { kind: 'instance', of, module: of.module }, reads };
}

/** True if a class looks for the attribute that lets everybody in. */
function asksWhetherOpen({ class: code }: ClassValue): boolean {
  let found = false;
  walkCode([code], (node) => {
    const name = node.kind === 'name' ? node.name : node.kind === 'member' ? node.name.value : '';
    const types = node.kind === 'call' ? (node.types ?? []) : [];
    found ||= [name, ...types.map(written)].some((one) => /^I?(AllowAnonymous)(Attribute)?$/.test(one));
    return !found;
  });
  return found;
}

/** The class of the program that an attribute is: `AdminOnlyAttribute` for `[AdminOnly]`. */
function ownClass({ value }: Decorator, module: CodeModule, values: Values): ClassValue | undefined {
  const named = value.kind === 'call' ? value.callee : value;
  const whole = named.kind === 'name' ? withEnding(named) : undefined;
  for (const one of whole ? [whole, named] : [named]) {
    const found: Value = values.of(one, module);
    if (found.kind === 'class') return found;
  }
  return undefined;
}

const wholeNames = new WeakMap<Name, Name>();

function withEnding(name: Name): Name {
  const known = wholeNames.get(name) ?? { ...name, name: `${name.name}Attribute` };
  wholeNames.set(name, known);
  return known;
}

const filterTypes =
  /^I(Async)?(Authorization|Action|Resource|Page)Filter$|^(ActionFilter|Authorization)Attribute$|^ActionFilterAttribute$/;

/** What an attribute of the program asks: by its own methods, by the filter that it makes, by what it tells its base. */
function ownGuards(decorator: Decorator, own: ClassValue, module: CodeModule, values: Values): readonly GuardUse[] {
  const use = shown(decorator, module, values);
  const bases = lineageOf(own, values).flatMap(({ value }) =>
    value.kind === 'external' ? [(value.path.at(-1) ?? '').replace(/Attribute$/, '')] : [],
  );
  if (bases.includes('AllowAnonymous')) return [];
  if (bases.some((name) => filterTypes.test(name) || filterTypes.test(`${name}Attribute`))) {
    return [{ ...filterUse(own, use), value: made(decorator, own) }];
  }
  if (bases.includes('TypeFilter') || bases.includes('ServiceFilter')) {
    const filter = typeInside(own, values);
    return filter ? [filterUse(filter, use)] : [use];
  }
  if (bases.includes('Authorize')) return [{ ...toBase(use, own, values), reads: asksForAnonymous }];
  return [];
}

/** The attribute as the instance that the framework makes of it, with what it is given. */
function made({ value }: Decorator, own: ClassValue): Value {
  const plain: Value = { kind: 'instance', of: own, module: own.module };
  if (value.kind !== 'call' || !own.class.name) return plain;
  const name = own.class.name.value;
  const call: Call = { ...value, callee: { kind: 'name', span: value.callee.span, name }, isNew: true };
  return { ...plain, call };
}

/** `: base(typeof(Filter))`. */
function typeInside({ class: code, module }: ClassValue, values: Values): ClassValue | undefined {
  for (const call of callsOfBase(code)) {
    const first = call.args[0]?.value;
    const value = first && values.of(first, module);
    if (value?.kind === 'class') return value;
  }
  return undefined;
}

/** What an attribute that extends `Authorize` tells it: `Roles = …`, `Policy = …`, `: base("policy")`. */
function toBase(use: GuardUse, { class: code, module }: ClassValue, values: Values): GuardUse {
  let policy: Expression | undefined = callsOfBase(code)[0]?.args[0]?.value;
  let roles: Expression | undefined;
  walkCode([code], (node) => {
    if (node.kind !== 'assignment') return;
    const { target, value } = node;
    const name = target.kind === 'name' ? target.name : target.kind === 'member' ? target.name.value : '';
    if (name === 'Policy') policy = value;
    if (name === 'Roles') roles = value;
  });
  // What can be given something asks for that, even where nobody sees how.
  const takes = code.members.some(({ name, type }) => type && !/Scheme/.test(name.value));
  const asked = asking(use, policy, roles, module, values);
  return takes && asked.means === 'authentication' ? { ...use, means: 'authorization' } : asked;
}

function callsOfBase(code: ClassCode): readonly Call[] {
  const maker = code.members.find(({ name }) => name.value === 'constructor')?.value;
  if (maker?.kind !== 'function') return [];
  return maker.body.flatMap((one) =>
    one.kind === 'expression' &&
    one.value.kind === 'call' &&
    one.value.callee.kind === 'name' &&
    one.value.callee.name === 'super'
      ? [one.value]
      : [],
  );
}
