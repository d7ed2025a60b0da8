import { type ConfigMap, type ConfigNode, configAt, configEntries, configItems, configText } from '../../model/config';
import type { GuardUse } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { readYaml } from '../../syntax/yaml';
import { type Declared, standIn, type TemplateReader, templateGuard, templateStack } from './template';

interface Reading {
  readonly path: string;
  readonly root: ConfigNode;
  readonly values: Values;
}

const verbs: ReadonlySet<string> = new Set('get post put patch delete head options trace'.split(' '));
/** More names than this has no function. */
const longest = 12;

/**
 * Interfaces in OpenAPI that Connexion serves: each operation names the function of Python that answers it, and the
 * security schemes name those that prove who calls (connexion.readthedocs.io, "Routing" and "Security").
 */
export const connexion: TemplateReader = {
  suits: (path, text) =>
    /\.(ya?ml|json)$/.test(path) && /\b(openapi|swagger)\b/.test(text) && text.includes('operationId'),
  read(path, text, values) {
    const root = readYaml(text);
    if (!root) return [];
    const reading: Reading = { path, root, values };
    const declared = configEntries(configAt(root, 'paths')).flatMap((entry) => operationsAt(entry, reading));
    return declared.length > 0 ? [templateStack(path, declared, values, 'flask')] : [];
  },
};

function operationsAt({ key, value: item }: ConfigMap['entries'][number], reading: Reading): readonly Declared[] {
  const { path, root, values } = reading;
  return configEntries(item).flatMap(({ key: verb, value: operation }): readonly Declared[] => {
    if (!verbs.has(verb.value)) return [];
    const handler = handlerOf(operation, item);
    const code = handler === undefined ? undefined : functionAt(path, handler, values);
    // Others describe with the same words what they serve: only a function that is there shows who answers.
    if (handler === undefined || code?.kind !== 'function') return [];
    const guards = guardsOf(configAt(operation, 'security') ?? configAt(root, 'security'), reading);
    const methods = [verb.value.toUpperCase()];
    return [{ span: verb.span, methods, path: `${basePath(root)}${key.value}`, guards, handler, code }];
  });
}

/** `operationId: api.users.show`, or a name in the module that the operation or its path says. */
function handlerOf(operation: ConfigNode, item: ConfigNode): string | undefined {
  const name = configText(configAt(operation, 'operationId'));
  const [module] = ['x-openapi-router-controller', 'x-swagger-router-controller'].flatMap((key) => {
    const found = configText(configAt(operation, key) ?? configAt(item, key));
    return found === undefined ? [] : [found];
  });
  return name === undefined || module === undefined ? name : `${module}.${name}`;
}

/** The path of the first server, or of Swagger 2 the base. */
function basePath(root: ConfigNode): string {
  const [first] = configItems(configAt(root, 'servers'));
  const address = configText(configAt(root, 'basePath')) ?? configText(configAt(first, 'url')) ?? '';
  const path = address.replace(/^[a-z]{1,10}:\/\/[^/]{0,300}/, '').replace(/\/+$/, '');
  return path.startsWith('/') ? path : '';
}

/** What an operation demands: one of several requirements, each of them with all that it names. */
function guardsOf(node: ConfigNode | undefined, reading: Reading): readonly GuardUse[] {
  const { path } = reading;
  const demands = configItems(node);
  if (node?.kind !== 'list') return [];
  if (demands.length === 0) return [templateGuard(path, node, 'security: []', 'public')];
  const uses = demands.map((one) => configEntries(one).flatMap(({ key, value }) => schemeGuards(key, value, reading)));
  const [first = []] = uses;
  if (uses.length === 1) return first;
  const isOpen = uses.some((some) => some.length === 0);
  const either = templateGuard(path, node, 'security', isOpen ? 'optionalAuthentication' : undefined);
  return [isOpen ? either : { ...either, anyOf: uses.flatMap((some) => some.slice(0, 1)) }];
}

function schemeGuards(
  key: ConfigMap['entries'][number]['key'],
  asked: ConfigNode,
  { path, root, values }: Reading,
): readonly GuardUse[] {
  const scheme =
    configAt(root, 'components', 'securitySchemes', key.value) ?? configAt(root, 'securityDefinitions', key.value);
  const proof = configEntries(scheme).find((one) =>
    /^x-(bearer|token|apikey|basic)Info(Func|Url)$/i.test(one.key.value),
  );
  const name = configText(proof?.value);
  const value = name === undefined ? undefined : functionAt(path, name, values);
  const node: ConfigNode = { kind: 'scalar', span: key.span, value: key.value };
  const shown = `security: ${key.value}`;
  const first = templateGuard(path, node, shown, proof ? 'authentication' : undefined, value);
  const scopes = configItems(asked).flatMap((one): readonly Value[] => {
    const text = configText(one);
    return text === undefined ? [] : [{ kind: 'text', value: text }];
  });
  if (scopes.length === 0) return [first];
  return [first, templateGuard(path, asked, `${shown} scopes`, 'authorization', undefined, scopes)];
}

/** What a name with dots means for a program that is started in a folder above: `models.user.User.read_token`. */
function functionAt(path: string, dotted: string, values: Values): Value | undefined {
  const names = dotted.split('.').slice(0, longest);
  const from = standIn(path, 'python');
  for (let length = names.length - 1; length > 0; length--) {
    const module = values.module(from, names.slice(0, length).join('.'));
    if (!module) continue;
    return names.slice(length).reduce<Value>((of, name) => values.member(of, name), { kind: 'module', module });
  }
  return undefined;
}
