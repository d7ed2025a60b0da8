/** Annotations of Spring that map a method of a class to requests, with the method that they say. */
export const mappings: ReadonlyMap<string, string | undefined> = new Map([
  ['RequestMapping', undefined],
  ['GetMapping', 'GET'],
  ['PostMapping', 'POST'],
  ['PutMapping', 'PUT'],
  ['PatchMapping', 'PATCH'],
  ['DeleteMapping', 'DELETE'],
]);

/** Classes that Spring looks for mappings in. */
export const controllers: ReadonlySet<string> = new Set(['Controller', 'RestController']);

/** What makes a class the start of an application. */
export const applications: ReadonlySet<string> = new Set([
  'SpringBootApplication',
  'EnableAutoConfiguration',
  'SpringBootServletInitializer',
  'AbstractAnnotationConfigDispatcherServletInitializer',
]);

/** Which annotations of method security a switch makes run, if it says nothing else. */
export const methodSecurity: ReadonlyMap<string, readonly string[]> = new Map([
  ['EnableMethodSecurity', ['prePost']],
  ['EnableReactiveMethodSecurity', ['prePost']],
  ['EnableGlobalMethodSecurity', []],
]);

/** Options of such a switch, by what they make run. */
export const methodSecurityOptions: Readonly<Record<string, string>> = {
  prePostEnabled: 'prePost',
  securedEnabled: 'secured',
  jsr250Enabled: 'jsr250',
};

/** Annotations of method security, by what makes them run. */
export const guardAnnotations: ReadonlyMap<string, string> = new Map([
  ['PreAuthorize', 'prePost'],
  ['PostAuthorize', 'prePost'],
  ['Secured', 'secured'],
  ['RolesAllowed', 'jsr250'],
  ['DenyAll', 'jsr250'],
  ['PermitAll', 'jsr250'],
]);

/** Steps of a configuration behind which it is said which requests are meant and what they need. */
export const rulesBegin: ReadonlySet<string> = new Set([
  'authorizeRequests',
  'authorizeHttpRequests',
  'authorizeExchange',
]);

/** Steps that say which requests are meant. */
export const matchers: ReadonlySet<string> = new Set([
  'requestMatchers',
  'antMatchers',
  'mvcMatchers',
  'pathMatchers',
  'regexMatchers',
  'matchers',
  'anyRequest',
  'anyExchange',
  'dispatcherTypeMatchers',
]);

/** Steps that say for which requests a whole chain is. */
export const scopes: ReadonlySet<string> = new Set([
  'securityMatcher',
  'securityMatchers',
  'antMatcher',
  'mvcMatcher',
  'requestMatcher',
  'requestMatchers',
]);

/** What requests need by a step that says so. */
export const decisions: ReadonlyMap<string, 'public' | 'authentication' | 'authorization'> = new Map([
  ['permitAll', 'public'],
  ['anonymous', 'public'],
  ['authenticated', 'authentication'],
  ['fullyAuthenticated', 'authentication'],
  ['rememberMe', 'authentication'],
  ['hasRole', 'authorization'],
  ['hasAnyRole', 'authorization'],
  ['hasAllRoles', 'authorization'],
  ['hasAuthority', 'authorization'],
  ['hasAnyAuthority', 'authorization'],
  ['hasAllAuthorities', 'authorization'],
  ['hasScope', 'authorization'],
  ['hasIpAddress', 'authorization'],
  ['access', 'authorization'],
  ['denyAll', 'authorization'],
]);

/** True for a role that everybody has who has signed in, by its name. */
export function isRoleOfAll(name: string): boolean {
  return /^(ROLE_)?USER$/i.test(name);
}

/** Profiles in which nobody serves requests from outside. */
export function isPractice(profile: string): boolean {
  return /^(dev|development|test|tests|local|it|integration|e2e)$/i.test(profile);
}
