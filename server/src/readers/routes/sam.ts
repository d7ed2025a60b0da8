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

/** What an API says about who may call it: in its own properties and in the `Globals` of the template. */
type ApiAuth = readonly ConfigNode[];

/** Templates of AWS SAM: the events of functions, the authorizers of their APIs, and interfaces that are written out. */
export const sam: TemplateReader = {
  suits: (path, text) => /\.(ya?ml|json|template)$/.test(path) && text.includes('AWS::Serverless::'),
  read(path, text, values) {
    const root = readYaml(text);
    if (!root) return [];
    const reading: Reading = { path, root, values };
    const declared = configEntries(configAt(root, 'Resources')).flatMap(({ key, value }) => {
      switch (configText(configAt(value, 'Type'))) {
        case 'AWS::Serverless::Function':
          return functionRoutes(key.value, reading);
        case 'AWS::Serverless::Api':
        case 'AWS::Serverless::HttpApi':
          return definedRoutes(key.value, reading);
        default:
          return [];
      }
    });
    return declared.length > 0 ? [templateStack(path, declared, values)] : [];
  },
};

function properties(name: string, { root }: Reading): ConfigNode | undefined {
  return configAt(root, 'Resources', name, 'Properties');
}

/** Where the code of a function is, from the folder of the template. */
function handlerOf(name: string, reading: Reading): string | undefined {
  const own = properties(name, reading);
  const all = configAt(reading.root, 'Globals', 'Function');
  const [code, handler] = ['CodeUri', 'Handler'].map(
    (property) => configText(configAt(own, property)) ?? configText(configAt(all, property)),
  );
  if (handler === undefined) return undefined;
  return code === undefined || code === '.' ? handler : `${code.replace(/^\.\//, '').replace(/\/+$/, '')}/${handler}`;
}

function functionRoutes(name: string, reading: Reading): readonly Declared[] {
  const own = properties(name, reading);
  const handler = handlerOf(name, reading);
  const one = handler === undefined ? {} : { handler };
  const events = configEntries(configAt(own, 'Events')).flatMap(({ key, value }): readonly Declared[] => {
    const type = configText(configAt(value, 'Type'));
    if (type !== 'Api' && type !== 'HttpApi') return [];
    const event = configAt(value, 'Properties');
    const method = configText(configAt(event, 'Method'))?.toUpperCase() ?? 'ANY';
    const path = configText(configAt(event, 'Path')) ?? '…';
    const guards = eventGuards(type, event, key.span, reading);
    return [{ ...one, span: key.span, methods: [method === 'ANY' || method === '*' ? '*' : method], path, guards }];
  });
  const url = configAt(own, 'FunctionUrlConfig');
  return url
    ? [...events, { ...one, span: url.span, methods: ['*'], path: '…', guards: urlGuards(url, reading) }]
    : events;
}

function urlGuards(node: ConfigNode, { path }: Reading): readonly GuardUse[] {
  const type = configAt(node, 'AuthType');
  const isOpen = configText(type) === 'NONE';
  const known = type && (isOpen ? 'public' : configText(type) === 'AWS_IAM' ? 'authentication' : undefined);
  return [templateGuard(path, type ?? node, `AuthType: ${configText(type) ?? '…'}`, known)];
}

/** The authorizer of an event, or else the default of its API. */
function eventGuards(
  type: 'Api' | 'HttpApi',
  event: ConfigNode | undefined,
  span: ConfigNode['span'],
  reading: Reading,
): readonly GuardUse[] {
  const { path, root } = reading;
  const id = configAt(event, type === 'Api' ? 'RestApiId' : 'ApiId');
  const name = configText(configAt(id, 'Ref')) ?? configText(id);
  const own = name === undefined ? undefined : properties(name, reading);
  const api: ApiAuth = [configAt(own, 'Auth'), configAt(root, 'Globals', type, 'Auth')].filter(
    (one) => one !== undefined,
  );
  const auth = configAt(event, 'Auth');
  const asked = configAt(auth, 'Authorizer');
  if (id && !own && !asked) return [templateGuard(path, id, 'an API of another template', undefined)];
  const elsewhere = configAt(own, 'DefinitionUri') ?? configAt(own, 'DefinitionBody', 'Fn::Transform');
  if (elsewhere && !asked) return [templateGuard(path, elsewhere, 'an interface in another file', undefined)];
  // An interface that is written out says itself who may call.
  if (configAt(own, 'DefinitionBody', 'paths') && !asked) return [];
  const key = configAt(auth, 'ApiKeyRequired');
  const isKeyed = key !== undefined && configText(key) === 'true';
  return [
    ...authorizerGuards(asked ?? defaultOf(api), api, configAt(auth, 'AuthorizationScopes'), span, reading),
    ...(isKeyed ? [templateGuard(path, key, 'ApiKeyRequired', 'authentication')] : []),
  ];
}

function defaultOf(api: ApiAuth): ConfigNode | undefined {
  return api.map((one) => configAt(one, 'DefaultAuthorizer')).find((one) => one !== undefined);
}

function authorizerGuards(
  asked: ConfigNode | undefined,
  api: ApiAuth,
  asks: ConfigNode | undefined,
  span: ConfigNode['span'],
  reading: Reading,
): readonly GuardUse[] {
  if (!asked) return [];
  const { path } = reading;
  const name = configText(asked);
  if (name === undefined) return [templateGuard(path, asked, 'Authorizer: …', undefined)];
  const shown = `Authorizer: ${name}`;
  if (name === 'NONE') return [templateGuard(path, asked, shown, 'public')];
  const known = api.map((one) => configAt(one, 'Authorizers', name)).find((one) => one !== undefined);
  const code = functionIn(configAt(known, 'FunctionArn'));
  const value = code === undefined ? undefined : functionNamed(code, reading);
  const first = templateGuard(path, asked, shown, 'authentication', value);
  const scopes = configItems(asks ?? configAt(known, 'AuthorizationScopes'));
  if (scopes.length === 0) return [first];
  const given = scopes.flatMap((one): readonly Value[] => {
    const text = configText(one);
    return text === undefined ? [] : [{ kind: 'text', value: text }];
  });
  const node: ConfigNode = { kind: 'list', span: asks?.span ?? span, items: scopes };
  return [first, templateGuard(path, node, 'AuthorizationScopes', 'authorization', undefined, given)];
}

/** The function that `!GetAtt Check.Arn` or `!Sub ...${Check.Arn}...` names. */
function functionIn(node: ConfigNode | undefined): string | undefined {
  const attribute = configAt(node, 'Fn::GetAtt');
  const named = configText(attribute) ?? configText(configItems(attribute)[0]);
  if (named !== undefined) return named.split('.')[0];
  const text =
    configText(configAt(node, 'Fn::Sub')) ?? configText(configItems(configAt(node, 'Fn::Sub'))[0]) ?? configText(node);
  return text === undefined ? undefined : /\$\{(\w+)\.Arn\}/.exec(text)?.[1];
}

function functionNamed(name: string, reading: Reading): Value | undefined {
  const handler = handlerOf(name, reading);
  return handler === undefined ? undefined : handlerAt(reading.path, handler, reading.values);
}

/** An interface in OpenAPI that stands in the template: each operation with the function that answers it. */
function definedRoutes(name: string, reading: Reading): readonly Declared[] {
  const own = properties(name, reading);
  const body = configAt(own, 'DefinitionBody');
  const auth = configAt(own, 'Auth');
  return configEntries(configAt(body, 'paths')).flatMap(({ key: path, value: operations }) =>
    configEntries(operations).flatMap(({ key: method, value: operation }): readonly Declared[] => {
      const integration = configAt(operation, 'x-amazon-apigateway-integration');
      const code = functionIn(configAt(integration, 'uri'));
      if (code === undefined) return [];
      const handler = handlerOf(code, reading);
      const asked = configAt(operation, 'security') ?? configAt(body, 'security');
      const guards = asked
        ? securityGuards(asked, body, reading)
        : authorizerGuards(defaultOf(auth ? [auth] : []), auth ? [auth] : [], undefined, method.span, reading);
      const verb = method.value === 'x-amazon-apigateway-any-method' ? '*' : method.value.toUpperCase();
      return [
        { span: method.span, methods: [verb], path: path.value, guards, ...(handler !== undefined && { handler }) },
      ];
    }),
  );
}

/** `security: [{ pool: [scope] }]`; an empty list opens the operation. */
function securityGuards(asked: ConfigNode, body: ConfigNode | undefined, reading: Reading): readonly GuardUse[] {
  const { path } = reading;
  const names = configItems(asked).flatMap(configEntries);
  if (names.length === 0) return [templateGuard(path, asked, 'security: []', 'public')];
  return names.flatMap(({ key, value }) => {
    const scheme =
      configAt(body, 'securityDefinitions', key.value) ?? configAt(body, 'components', 'securitySchemes', key.value);
    const code = functionIn(configAt(scheme, 'x-amazon-apigateway-authorizer', 'authorizerUri'));
    const found = code === undefined ? undefined : functionNamed(code, reading);
    const node: ConfigNode = { kind: 'scalar', span: key.span, value: key.value };
    const first = templateGuard(path, node, `security: ${key.value}`, 'authentication', found);
    const given = configItems(value).flatMap((one): readonly Value[] => {
      const text = configText(one);
      return text === undefined ? [] : [{ kind: 'text', value: text }];
    });
    return given.length === 0
      ? [first]
      : [first, templateGuard(path, value, 'scopes', 'authorization', undefined, given)];
  });
}
