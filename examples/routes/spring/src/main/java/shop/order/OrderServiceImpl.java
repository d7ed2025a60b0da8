package shop.order;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

@Service
public class OrderServiceImpl implements OrderService {
    private final OrderRepository orders;

    public OrderServiceImpl(OrderRepository orders) {
        this.orders = orders;
    }

    // Right: the order is compared with the caller before it is changed.
    @Override
    public Order changeAddress(Long id, String address, String username) {
        Order order = orders.findById(id).orElseThrow();
        if (!order.getOwner().getUsername().equals(username)) {
            throw new AccessDeniedException("not your order");
        }
        order.setAddress(address);
        return orders.save(order);
    }

    // Wrong: whoever is signed in cancels the order of anybody.
    @Override
    public void cancel(Long id) {
        orders.deleteById(id);
    }
}
