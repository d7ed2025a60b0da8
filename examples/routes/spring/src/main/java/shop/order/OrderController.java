package shop.order;

import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/orders")
public class OrderController {
    private final OrderRepository orders;
    private final OrderService service;

    public OrderController(OrderRepository orders, OrderService service) {
        this.orders = orders;
        this.service = service;
    }

    // Right: only the caller's own orders are listed.
    @GetMapping
    public List<Order> list(Principal principal) {
        return orders.findByOwnerUsername(principal.getName());
    }

    // Right: the caller is part of the query.
    @GetMapping("/{id}")
    public Order show(@PathVariable Long id, Principal principal) {
        return orders.findByIdAndOwnerUsername(id, principal.getName())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    // Wrong: the invoice of any order, by its id.
    @GetMapping("/{id}/invoice")
    public Order invoice(@PathVariable Long id) {
        return orders.findById(id).orElseThrow();
    }

    @PutMapping("/{id}/address")
    public Order changeAddress(@PathVariable Long id, @RequestBody String address, Principal principal) {
        return service.changeAddress(id, address, principal.getName());
    }

    @DeleteMapping("/{id}")
    public void cancel(@PathVariable Long id) {
        service.cancel(id);
    }

    // Right: a check of the owner by a bean, which method security asks first.
    @PreAuthorize("@owners.owns(#id, authentication)")
    @DeleteMapping("/{id}/items")
    public void clear(@PathVariable Long id) {
        orders.deleteById(id);
    }
}
