/** A class of a package: its namespace and its name. */
export interface PackageClass {
  readonly namespace: string;
  readonly name: string;
}

// biome-ignore format: a table
const aliases: readonly (readonly [namespace: string, names: string])[] = [
  ['Illuminate\\Auth\\Middleware', 'auth=Authenticate auth.basic=AuthenticateWithBasicAuth can=Authorize password.confirm=RequirePassword verified=EnsureEmailIsVerified guest=RedirectIfAuthenticated'],
  ['Illuminate\\Session\\Middleware', 'auth.session=AuthenticateSession'],
  ['Illuminate\\Http\\Middleware', 'cache.headers=SetCacheHeaders cors=HandleCors'],
  ['Illuminate\\Routing\\Middleware', 'signed=ValidateSignature throttle=ThrottleRequests bindings=SubstituteBindings'],
  ['Illuminate\\Foundation\\Http\\Middleware', 'precognitive=HandlePrecognitiveRequests'],
  ['Laravel\\Sanctum\\Http\\Middleware', 'ability=CheckForAnyAbility abilities=CheckAbilities'],
  ['Laravel\\Passport\\Http\\Middleware', 'scope=CheckForAnyScope scopes=CheckScopes client=CheckClientCredentials'],
  ['Spatie\\Permission\\Middleware', 'role=RoleMiddleware permission=PermissionMiddleware role_or_permission=RoleOrPermissionMiddleware'],
  ['Tymon\\JWTAuth\\Http\\Middleware', 'jwt.auth=Authenticate jwt.verify=Authenticate jwt.check=Check jwt.refresh=RefreshToken'],
];

const known = new Map(
  aliases.flatMap(([namespace, names]) =>
    names.split(' ').map((pair): readonly [string, PackageClass] => {
      const [alias = '', name = ''] = pair.split('=');
      return [alias, { namespace, name }];
    }),
  ),
);

/**
 * The class that a name of a middleware stands for where the project says nothing else: those of the framework
 * (https://laravel.com/docs/middleware) and those under which well-known packages ask to be registered.
 */
export function middlewareOfName(name: string): PackageClass | undefined {
  return known.get(name);
}

/** One action of a resource controller. */
export interface ResourceAction {
  readonly name: string;
  readonly methods: readonly string[];
  /** Behind the path of the resource; `:id` stands for its parameter. */
  readonly path: string;
}

// biome-ignore format: a table
const actions: readonly (ResourceAction & { readonly of: string })[] = [
  { name: 'index', methods: ['GET'], path: '', of: 'resource api' },
  { name: 'create', methods: ['GET'], path: '/create', of: 'resource' },
  { name: 'store', methods: ['POST'], path: '', of: 'resource api' },
  { name: 'show', methods: ['GET'], path: '/:id', of: 'resource api' },
  { name: 'edit', methods: ['GET'], path: '/:id/edit', of: 'resource' },
  { name: 'update', methods: ['PUT', 'PATCH'], path: '/:id', of: 'resource api' },
  { name: 'destroy', methods: ['DELETE'], path: '/:id', of: 'resource api' },
  { name: 'create', methods: ['GET'], path: '/create', of: 'creatable' },
  { name: 'store', methods: ['POST'], path: '', of: 'creatable creatableApi' },
  { name: 'show', methods: ['GET'], path: '', of: 'singleton singletonApi' },
  { name: 'edit', methods: ['GET'], path: '/edit', of: 'singleton' },
  { name: 'update', methods: ['PUT', 'PATCH'], path: '', of: 'singleton singletonApi' },
  { name: 'destroy', methods: ['DELETE'], path: '', of: 'creatable creatableApi destroyable' },
];

/** Which actions a resource has: https://laravel.com/docs/controllers#resource-controllers. */
export type ResourceSort =
  | 'resource'
  | 'api'
  | 'singleton'
  | 'singletonApi'
  | 'creatable'
  | 'creatableApi'
  | 'destroyable';

export function actionsOf(sort: ResourceSort): readonly ResourceAction[] {
  return actions.filter(({ of }) => of.split(' ').includes(sort));
}

const irregular = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['statuses', 'status'],
  ['addresses', 'address'],
  ['news', 'news'],
  ['media', 'medium'],
  ['series', 'series'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
]);

/** The name of one of many, as the framework makes names of parameters: `blog-posts` is `blog_post`. */
export function singular(name: string): string {
  const text = name.replaceAll('-', '_');
  const at = text.lastIndexOf('_') + 1;
  const last = text.slice(at);
  const one =
    irregular.get(last) ??
    (last.endsWith('ies') && last.length > 4
      ? `${last.slice(0, -3)}y`
      : /(?:ss|x|ch|sh|z)es$/.test(last)
        ? last.slice(0, -2)
        : last.endsWith('s') && !/(?:ss|us|is)$/.test(last)
          ? last.slice(0, -1)
          : last);
  return text.slice(0, at) + one;
}
