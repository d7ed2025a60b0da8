import { noInertGuard } from '../../../server/src/rules/route/no-inert-guard';
import { noSwappedStatus } from '../../../server/src/rules/route/no-swapped-status';
import { requireAuthentication } from '../../../server/src/rules/route/require-authentication';
import { requireAuthorization } from '../../../server/src/rules/route/require-authorization';
import { requireOwnerCheck } from '../../../server/src/rules/route/require-owner-check';
import { testRouteRule } from '../../support/test-route-rule';

const app = '@SpringBootApplication class App {}';
const order = 'class Order { private Long id; private User owner; private String note; Order() {} }';
const orders =
  'interface OrderRepository extends JpaRepository<Order, Long> { Optional<Order> findByIdAndOwner(Long id, String owner); }';

/** A program in which everybody has to sign in, with one controller of orders. */
function shop(
  code: string,
  more: Readonly<Record<string, string>> = {},
  imports = '',
): Readonly<Record<string, string>> {
  return {
    'App.java': app,
    'Security.java': `@EnableMethodSecurity class Security { @Bean SecurityFilterChain chain(HttpSecurity http) {
      http.authorizeHttpRequests(r -> r.requestMatchers("/open/**").permitAll().anyRequest().authenticated()); return http.build(); } }`,
    'Order.java': order,
    'OrderRepository.java': orders,
    'Orders.java': `${imports}@RestController class Orders {
  private final OrderRepository orders; private final OrderService service;
  ${code}
}`,
    ...more,
  };
}

/** The same without Spring Security. */
function open(code: string): Readonly<Record<string, string>> {
  const { 'Security.java': _, ...files } = shop(code);
  return files;
}

const chosen = 'DELETE /orders/:id deletes Order by id, and nothing ties the record to the caller.';

suite('Routes of Spring', () => {
  testRouteRule(requireAuthentication, {
    clean: {
      'a rule of the filter chain for all the rest': shop(
        '@DeleteMapping("/orders/{id}") void remove(@PathVariable Long id) { orders.deleteById(id); }',
      ),
      'a rule that opens a path': shop(
        '@DeleteMapping("/open/orders/{id}") void remove(@PathVariable Long id) { orders.deleteById(id); }',
      ),
      'a handler that asks for the session itself': open(
        `@DeleteMapping("/orders/{id}") String remove(@PathVariable Long id, HttpServletRequest request) {
          if (request.getSession().getAttribute("username") == null) { return "redirect:/login"; }
          orders.deleteById(id); return "done"; }`,
      ),
      'a handler that is given a caller and refuses nobody': open(
        `@DeleteMapping("/orders/{id}") ResponseEntity<?> remove(@PathVariable Long id, Principal principal) {
          if (principal == null) { return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build(); }
          orders.deleteById(id); return ResponseEntity.ok().build(); }`,
      ),
      'Spring Security that is configured where nobody looks': {
        ...open('@DeleteMapping("/orders/{id}") void remove(@PathVariable Long id) { orders.deleteById(id); }'),
        'User.java': 'import org.springframework.security.core.userdetails.UserDetails; class User {}',
      },
    },
    flagged: {
      'a write of a program without any security': {
        code: open('@«DeleteMapping("/orders/{id}")» void remove(@PathVariable Long id) { orders.deleteById(id); }'),
        says: ['DELETE /orders/:id is open to everybody and deletes Order by id: nothing on its way checks who calls.'],
        severity: 'error',
      },
    },
  });

  testRouteRule(requireOwnerCheck, {
    clean: {
      'the caller in the query': shop(
        `@DeleteMapping("/orders/{id}") void remove(@PathVariable Long id, Principal principal) {
          Order order = orders.findByIdAndOwner(id, principal.getName()).orElseThrow(); orders.delete(order); }`,
      ),
      'a comparison of the row with the caller': shop(
        `@DeleteMapping("/orders/{id}") void remove(@PathVariable Long id, @AuthenticationPrincipal User user) {
          Order order = orders.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
          if (!order.getOwner().getId().equals(user.getId())) throw new AccessDeniedException("no");
          orders.delete(order); }`,
      ),
      'a comparison with the caller of the security context': shop(
        `@DeleteMapping("/orders/{id}") ResponseEntity<?> remove(@PathVariable Long id) {
          Order order = orders.findById(id).get();
          if (!Objects.equals(order.getOwner().getUsername(), current())) { return new ResponseEntity<>(HttpStatus.FORBIDDEN); }
          orders.delete(order); return ResponseEntity.noContent().build(); }
        private String current() { return SecurityContextHolder.getContext().getAuthentication().getName(); }`,
        {},
        'import org.springframework.security.core.context.SecurityContextHolder;',
      ),
      'a filter on what may be there': shop(
        `@DeleteMapping("/orders/{id}") void remove(@PathVariable Long id, Principal principal) {
          Order order = orders.findById(id).filter(o -> o.getOwner().getUsername().equals(principal.getName()))
            .orElseThrow(() -> new AccessDeniedException("no"));
          orders.delete(order); }`,
      ),
      'an expression that asks a bean about the owner': shop(
        `@PreAuthorize("@owners.owns(#id, authentication)") @DeleteMapping("/orders/{id}")
        void remove(@PathVariable Long id) { orders.deleteById(id); }`,
      ),
      'a service behind an interface that compares': shop(
        '@DeleteMapping("/orders/{id}") void remove(@PathVariable Long id, Principal p) { service.remove(id, p.getName()); }',
        {
          'OrderService.java': 'interface OrderService { void remove(Long id, String name); }',
          'OrderServiceImpl.java': `class OrderServiceImpl implements OrderService { private OrderRepository orders;
            public void remove(Long id, String name) { Order order = find(id);
              if (!order.isOwnedBy(name)) { throw new ForbiddenException(); } orders.delete(order); }
            private Order find(Long id) { return orders.findById(id).orElseThrow(); } }`,
          'Order.java':
            'class Order { private Long id; private User owner; boolean isOwnedBy(String name) { return owner.getUsername().equals(name); } }',
        },
      ),
      'what is stored for the caller': shop(
        `@PostMapping("/orders") void add(@RequestBody OrderDto dto, @AuthenticationPrincipal User user) {
          Order order = new Order(); order.setNote(dto.getNote()); order.setOwner(user); orders.save(order); }`,
      ),
    },
    flagged: {
      'a row by its id alone': {
        code: shop('@«DeleteMapping("/orders/{id}")» void remove(@PathVariable Long id) { orders.deleteById(id); }'),
        says: [chosen],
        severity: 'information',
      },
      'a row by its id alone, in a service behind an interface': {
        code: shop('@«DeleteMapping("/orders/{id}")» void remove(@PathVariable Long id) { service.remove(id); }', {
          'OrderService.java': 'interface OrderService { void remove(Long id); }',
          'OrderServiceImpl.java':
            'class OrderServiceImpl implements OrderService { private OrderRepository orders; public void remove(Long id) { orders.deleteById(id); } }',
        }),
        says: [chosen],
        severity: 'information',
      },
      'a caller that is handed in and compared with nothing': {
        code: shop(
          `@«DeleteMapping("/orders/{id}")» void remove(@PathVariable Long id, Principal principal) {
            orders.delete(orders.findById(id).orElseThrow()); }`,
        ),
        says: [chosen],
        severity: 'information',
      },
    },
  });

  testRouteRule(requireAuthorization, {
    clean: {
      'method security of a service that is called': shop(
        '@GetMapping("/admin/orders") List<Order> all() { return service.all(); }',
        {
          'OrderService.java': `class OrderService { private OrderRepository orders;
            @PreAuthorize("hasRole('ADMIN')") List<Order> all() { return orders.findAll(); } }`,
        },
      ),
      'a role that is asked for in the handler': shop(
        `@GetMapping("/admin/orders") List<Order> all(HttpServletRequest request) {
          if (!request.isUserInRole("ADMIN")) { throw new ResponseStatusException(HttpStatus.FORBIDDEN); }
          return orders.findAll(); }`,
      ),
    },
    flagged: {
      'administration that is open to all who are signed in': {
        code: shop('@«GetMapping("/admin/orders")» List<Order> all() { return orders.findAll(); }'),
        says: ['GET /admin/orders: authenticated() checks who calls, nothing checks what they may do.'],
        severity: 'warning',
      },
      'a role that everybody has': {
        code: shop(
          `@PreAuthorize("hasRole('USER')") @«GetMapping("/admin/orders")» List<Order> all() { return orders.findAll(); }`,
        ),
        says: ['GET /admin/orders: authenticated() checks who calls, nothing checks what they may do.'],
        severity: 'warning',
      },
    },
  });

  testRouteRule(noInertGuard, {
    clean: {
      'method security that is switched on': shop(
        `@PreAuthorize("hasRole('ADMIN')") @GetMapping("/orders") List<Order> all() { return orders.findAll(); }`,
      ),
    },
    flagged: {
      'an annotation that nothing makes run': {
        code: shop('@«Secured("ROLE_ADMIN")» @GetMapping("/orders") List<Order> all() { return orders.findAll(); }'),
        says: [
          "@Secured('ROLE_ADMIN') never runs for GET /orders: nothing has @EnableMethodSecurity(securedEnabled = true), which makes it run.",
        ],
      },
    },
  });

  testRouteRule(noSwappedStatus, {
    clean: {},
    flagged: {
      '401 for somebody who is known': {
        code: shop(
          `@DeleteMapping("/orders/{id}") void remove(@PathVariable Long id, Principal principal) {
            Order order = orders.findById(id).orElseThrow();
            if (!order.getOwner().getUsername().equals(principal.getName())) { «throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);» }
            orders.delete(order); }`,
        ),
        says: ['This answers 401 to a caller who is known: the caller is known here, and 403 says so.'],
      },
    },
  });
});
