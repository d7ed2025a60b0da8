import { type ConfigNode, configAt, configEntries, configItems, configText } from '../../model/config';
import type { GuardUse } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { readYaml } from '../../syntax/yaml';
import { type Declared, handlerAt, type TemplateReader, templateGuard, templateStack } from './template';

interface Reading {
  readonly path: string;
  readonly root: ConfigNode;
  readonly values: Values;
}

interface LambdaFunction {
  readonly handler?: string;
  readonly events: readonly ConfigNode[];
  /** An address of its own. */
  readonly url?: ConfigNode;
}

/** `serverless.yml`: the functions with their events, and the authorizers that stand at them. */
export const serverless: TemplateReader = {
  suits: (path, text) => /(^|\/)serverless[\w.-]*\.(ya?ml|json)$/.test(path) && text.includes('functions'),
  read(path, text, values) {
    const root = readYaml(text);
    const provider = configText(configAt(root, 'provider', 'name')) ?? configText(configAt(root, 'provider'));
    if (!root || (provider !== undefined && provider !== 'aws')) return [];
    const reading: Reading = { path, root, values };
    const declared = functionsOf(root).flatMap((one) => routesOf(one, reading));
    return declared.length > 0 ? [templateStack(path, declared, values)] : [];
  },
};

/** Functions are a map, or a list of maps. */
function functionsOf(root: ConfigNode): readonly LambdaFunction[] {
  return namedFunctions(root).map(({ value }) => {
    const handler = configText(configAt(value, 'handler'));
    const url = configAt(value, 'url');
    return {
      events: configItems(configAt(value, 'events')),
      ...(handler !== undefined && { handler }),
      ...(url && configText(url) !== 'false' && { url }),
    };
  });
}

function namedFunctions(root: ConfigNode) {
  const functions = configAt(root, 'functions');
  return [functions, ...configItems(functions)].flatMap(configEntries);
}

function routesOf({ handler, events, url }: LambdaFunction, reading: Reading): readonly Declared[] {
  const named = handler === undefined ? {} : { handler };
  const called = events.flatMap((event) =>
    configEntries(event).flatMap(({ key, value }): readonly Declared[] => {
      const one = { ...named, span: key.span };
      switch (key.value) {
        case 'http':
        case 'httpApi':
          return [{ ...one, ...placeOf(value), guards: guardsOf(value, reading) }];
        case 'websocket':
          return [
            { ...one, methods: ['MESSAGE'], path: textAt(value, 'route') ?? '…', guards: connectGuards(reading) },
          ];
        default:
          return [];
      }
    }),
  );
  return url
    ? [...called, { ...named, span: url.span, methods: ['*'], path: '…', guards: urlGuards(url, reading) }]
    : called;
}

function textAt(node: ConfigNode, name: string): string | undefined {
  return node.kind === 'scalar' ? configText(node) : configText(configAt(node, name));
}

/** `http: GET users/{id}`, or `path` and `method`. */
function placeOf(node: ConfigNode): Pick<Declared, 'methods' | 'path'> {
  const [method, path] =
    node.kind === 'scalar'
      ? (configText(node) ?? '').trim().split(/\s+/)
      : [configText(configAt(node, 'method')), configText(configAt(node, 'path'))];
  const isAny = method === undefined || method === '' || method === '*' || method.toLowerCase() === 'any';
  return { methods: [isAny ? '*' : method.toUpperCase()], path: path === undefined || path === '*' ? '…' : path };
}

function guardsOf(event: ConfigNode, reading: Reading): readonly GuardUse[] {
  const { path } = reading;
  const authorizer = configAt(event, 'authorizer');
  const key = configAt(event, 'private');
  return [
    ...(authorizer ? authorizerGuards(authorizer, reading) : []),
    ...(key && configText(key) === 'true' ? [templateGuard(path, key, 'private: true', 'authentication')] : []),
  ];
}

/** An authorizer by its name or with its options, and the scopes that it asks for. */
function authorizerGuards(node: ConfigNode, reading: Reading): readonly GuardUse[] {
  const { path } = reading;
  const name =
    node.kind === 'scalar'
      ? configText(node)
      : (configText(configAt(node, 'name')) ?? configText(configAt(node, 'id')));
  const type = configText(configAt(node, 'type')) ?? name ?? '';
  const shown = `authorizer: ${name ?? type}`;
  const known = name === undefined ? undefined : configAt(reading.root, 'provider', 'httpApi', 'authorizers', name);
  const target = configText(configAt(known, 'functionName')) ?? configText(configAt(node, 'functionName')) ?? name;
  const value = target === undefined ? undefined : functionNamed(target, reading);
  const isOpen = name?.includes('${') === true && !known;
  const scopes = configItems(configAt(node, 'scopes'));
  const first = templateGuard(path, node, shown, isOpen ? undefined : 'authentication', value);
  return scopes.length === 0 ? [first] : [first, scopeGuard(path, scopes)];
}

/** Scopes ask what the caller may do. */
function scopeGuard(path: string, scopes: readonly ConfigNode[]): GuardUse {
  const texts = scopes.flatMap((one) => configText(one) ?? []);
  const [first] = scopes;
  const given = texts.map((value): Value => ({ kind: 'text', value }));
  const node = first ?? { kind: 'list', span: { start: 0, end: 0 }, items: [] };
  return templateGuard(path, node, 'scopes', 'authorization', undefined, given);
}

function functionNamed(name: string, { root, path, values }: Reading): Value | undefined {
  const value = namedFunctions(root).find(({ key }) => key.value === name)?.value;
  const handler = configText(configAt(value, 'handler'));
  return handler === undefined ? undefined : handlerAt(path, handler, values);
}

/** Who may connect is asked once, for all that comes by the connection. */
function connectGuards(reading: Reading): readonly GuardUse[] {
  const sockets = functionsOf(reading.root).flatMap(({ events }) =>
    events.flatMap((event) => configAt(event, 'websocket') ?? []),
  );
  const connect = sockets.find((one) => textAt(one, 'route') === '$connect');
  return connect ? guardsOf(connect, reading) : [];
}

/** An address of a function is open to everybody unless it says otherwise. */
function urlGuards(node: ConfigNode, { path }: Reading): readonly GuardUse[] {
  const authorizer = configAt(node, 'authorizer');
  const isSigned = configText(authorizer)?.toLowerCase() === 'aws_iam';
  return [
    templateGuard(
      path,
      authorizer ?? node,
      isSigned ? 'authorizer: aws_iam' : 'url',
      isSigned ? 'authentication' : 'public',
    ),
  ];
}
