import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

const boot =
  'package a; import org.springframework.boot.autoconfigure.SpringBootApplication; @SpringBootApplication class App {}';

const web = 'package a; import org.springframework.web.bind.annotation.*; ';

/** A class with one configuration of Spring Security. */
function secured(rules: string, more = ''): string {
  return `package a; import org.springframework.context.annotation.*; @Configuration @EnableMethodSecurity class Security {
    ${more}
    @Bean SecurityFilterChain chain(HttpSecurity http) { ${rules} return http.build(); } }`;
}

const pages = `${web} @RestController class Pages {
  @GetMapping("/a") Object a() { return 1; }
  @PostMapping("/a") Object add() { return 1; }
  @GetMapping("/a/{id}") Object one(@PathVariable Long id) { return 1; }
  @GetMapping("/b") Object b() { return 1; } }`;

async function linesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await routesOf(files)).map(printRoute);
}

interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly routes: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'paths of the class and of the method, lists, parameters and methods': {
    files: {
      'App.java': boot,
      'Users.java': `${web} @RestController @RequestMapping(path = {"/users", "/people"}) class Users {
        static final String ONE = "/{id:[0-9]+}";
        @GetMapping Object list() { return 1; }
        @RequestMapping(value = ONE, method = {RequestMethod.PUT, RequestMethod.PATCH}) Object change() { return 1; }
        @RequestMapping("any") Object any() { return 1; }
        Object none() { return 1; } }`,
    },
    routes: [
      'GET /users  Users.list',
      'GET /people  Users.list',
      'PUT /users/:id  Users.change',
      'PATCH /users/:id  Users.change',
      'PUT /people/:id  Users.change',
      'PATCH /people/:id  Users.change',
      '* /users/any  Users.any',
      '* /people/any  Users.any',
    ],
  },
  'mappings of an interface and of a base class': {
    files: {
      'a/App.java': boot,
      'a/UsersApi.java': `${web} @RequestMapping("/users") interface UsersApi { @GetMapping("/{id}") Object one(@PathVariable Long id); }`,
      'a/Base.java': `${web} abstract class Base { @DeleteMapping("/{id}") public Object remove(@PathVariable Long id) { return 1; } }`,
      'a/Users.java': `${web} @RestController class Users extends Base implements UsersApi { public Object one(Long id) { return 1; } }`,
    },
    routes: ['GET /users/:id  Users.one', 'DELETE /users/:id  Users.remove'],
  },
  'annotations that are made of others': {
    files: {
      'a/App.java': boot,
      'a/Api.java': `${web} @RestController @RequestMapping("/api") @interface Api {}`,
      'a/OnlyAdmins.java': 'package a; @PreAuthorize("hasRole(\'ADMIN\')") @interface OnlyAdmins {}',
      'a/Security.java': secured('http.authorizeHttpRequests(r -> r.anyRequest().authenticated());'),
      'a/Users.java': `${web} @Api class Users { @OnlyAdmins @GetMapping("/users") Object list() { return 1; } }`,
    },
    routes: [
      'GET /api/users  application: authenticated() = authentication → method: @OnlyAdmins = authorization → Users.list',
    ],
  },
  'the first rule that fits': {
    files: {
      'App.java': boot,
      'Pages.java': pages,
      'Security.java': secured(
        `http.csrf(c -> c.disable()).authorizeHttpRequests(r -> r.requestMatchers(HttpMethod.GET, "/a/**").permitAll()
          .requestMatchers(OPEN).permitAll().requestMatchers("/a").hasAuthority("x").anyRequest().authenticated());`,
        'static final String[] OPEN = {"/b", "/css/*.css"};',
      ),
    },
    routes: [
      'GET /a  application: permitAll() = public → Pages.a',
      "POST /a  application: hasAuthority('x') = authorization → Pages.add",
      'GET /a/:id  application: permitAll() = public → Pages.one',
      'GET /b  application: permitAll() = public → Pages.b',
    ],
  },
  'the older way to write rules, in an adapter, with what it leaves out': {
    files: {
      'App.java': boot,
      'Pages.java': pages,
      'Security.java': `package a; class Security extends WebSecurityConfigurerAdapter {
        protected void configure(HttpSecurity http) { http.csrf().disable().authorizeRequests()
          .antMatchers("/a").access("hasRole('ADMIN') and isAuthenticated()").and().formLogin().loginPage("/in").permitAll(); }
        public void configure(WebSecurity web) { web.ignoring().antMatchers("/b"); } }`,
    },
    routes: [
      "GET /a  application: access('hasRole('ADMIN') and isAuthenticated()') = authorization → Pages.a",
      "POST /a  application: access('hasRole('ADMIN') and isAuthenticated()') = authorization → Pages.add",
      'GET /a/:id  application: no rule of the chain = nothing → Pages.one',
      "GET /b  application: antMatchers('/b') = public → Pages.b",
    ],
  },
  'several chains, each for its own paths, in their order': {
    files: {
      'App.java': boot,
      'Pages.java': pages,
      'Security.java': `package a; @Configuration class Security {
        @Bean @Order(2) SecurityFilterChain all(HttpSecurity http) { http.authorizeHttpRequests(r -> r.anyRequest().permitAll()); return http.build(); }
        @Bean @Order(1) SecurityFilterChain some(HttpSecurity http) {
          return http.securityMatcher("/a/**").authorizeHttpRequests(r -> { r.requestMatchers("/a").denyAll(); }).build(); } }`,
    },
    routes: [
      'GET /a  application: denyAll() = authorization → Pages.a',
      'POST /a  application: denyAll() = authorization → Pages.add',
      'GET /a/:id  application: what no rule names is denied = authorization → Pages.one',
      'GET /b  application: permitAll() = nothing → Pages.b',
    ],
  },
  'the chain of a reactive program': {
    files: {
      'App.java': boot,
      'Pages.java': pages,
      'Security.java': `package a; @EnableWebFluxSecurity class Security { @Bean SecurityWebFilterChain chain(ServerHttpSecurity http) {
        return http.authorizeExchange(e -> e.pathMatchers("/a/**").hasRole("USER").anyExchange().denyAll()).build(); } }`,
    },
    routes: [
      "GET /a  application: hasRole('USER') = authentication → Pages.a",
      "POST /a  application: hasRole('USER') = authentication → Pages.add",
      "GET /a/:id  application: hasRole('USER') = authentication → Pages.one",
      'GET /b  application: denyAll() = authorization → Pages.b',
    ],
  },
  'a chain of a profile in which nobody serves requests': {
    files: {
      'App.java': boot,
      'Pages.java': `${web} @RestController class Pages { @GetMapping("/a") Object a() { return 1; } }`,
      'Dev.java': secured('http.authorizeHttpRequests(r -> r.requestMatchers("/a").permitAll());').replace(
        '@Configuration',
        '@Profile("dev") @Configuration',
      ),
      'Security.java': secured('http.authorizeHttpRequests(r -> r.anyRequest().authenticated());'),
    },
    routes: ['GET /a  application: authenticated() = authentication → Pages.a'],
  },
  'Spring Security without a chain that is seen': {
    files: {
      'App.java': boot,
      'Users.java': 'package a; import org.springframework.security.core.Authentication; class Users {}',
      'Pages.java': `${web} @RestController class Pages { @GetMapping("/a") Object a() { return 1; } }`,
    },
    routes: ['GET /a  application: Spring Security → Pages.a'],
  },
  'method security, at the class unless the method has its own': {
    files: {
      'App.java': boot,
      'Security.java': secured('http.authorizeHttpRequests(r -> r.anyRequest().authenticated());'),
      'Pages.java': `${web} @RestController @PreAuthorize("hasRole('ADMIN')") class Pages {
        @GetMapping("/a") Object a() { return 1; }
        @PreAuthorize("isAuthenticated()") @GetMapping("/b") Object b() { return 1; }
        @PreAuthorize("#id == principal.id or hasRole('ADMIN')") @GetMapping("/c/{id}") Object c() { return 1; }
        @PreAuthorize("permitAll()") @GetMapping("/d") Object d() { return 1; } }`,
    },
    routes: [
      "GET /a  application: authenticated() = authentication → class: @PreAuthorize('hasRole('ADMIN')') = authorization → Pages.a",
      "GET /b  application: authenticated() = authentication → method: @PreAuthorize('isAuthenticated()') = authentication → Pages.b",
      "GET /c/:id  application: authenticated() = authentication → method: @PreAuthorize('#id == principal.id or hasRole('ADMIN')') = authorization → Pages.c",
      "GET /d  application: authenticated() = authentication → method: @PreAuthorize('permitAll()') = nothing → Pages.d",
    ],
  },
  'method security that nothing switches on': {
    files: {
      'App.java': boot,
      'Security.java': secured('http.authorizeHttpRequests(r -> r.anyRequest().authenticated());'),
      'Pages.java': `${web} @RestController class Pages { @Secured("ROLE_ADMIN") @GetMapping("/a") Object a() { return 1; } }`,
    },
    routes: [
      "GET /a  application: authenticated() = authentication → Pages.a  (@Secured('ROLE_ADMIN') = authorization never runs: nothing has @EnableMethodSecurity(securedEnabled = true), which makes it run)",
    ],
  },
  'a controller that nothing starts, and a client that looks like one': {
    files: {
      'Pages.java': `${web} @RestController class Pages { @GetMapping("/a") Object a() { return 1; } }`,
      'Client.java': `${web} @FeignClient("x") interface Client { @GetMapping("/b") Object b(); }`,
    },
    routes: ['GET /a  Pages.a  (nothing that was found mounts Pages)'],
  },
};

suite('routes of Spring', () => {
  for (const [name, { files, routes }] of Object.entries(cases)) {
    test(name, async () => assert.deepEqual(await linesOf(files), routes));
  }

  test('of several programs in one repository each has its own chain', async () => {
    const page = `${web} @RestController class Pages { @GetMapping("/a") Object a() { return 1; } }`;
    assert.deepEqual(
      await linesOf({
        'one/src/main/java/a/App.java': boot,
        'one/src/main/java/a/Pages.java': page,
        'one/src/main/java/a/Security.java': secured(
          'http.authorizeHttpRequests(r -> r.anyRequest().authenticated());',
        ),
        'two/src/main/java/a/App.java': boot,
        'two/src/main/java/a/Pages.java': page,
      }),
      ['GET /a  application: authenticated() = authentication → Pages.a', 'GET /a  Pages.a'],
    );
  });
});
