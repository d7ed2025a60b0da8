package shop.order;

public interface OrderService {
    Order changeAddress(Long id, String address, String username);

    void cancel(Long id);
}
