package shop.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import shop.user.User;

@Entity
public class Order {
    @Id
    private Long id;

    @ManyToOne
    private User owner;

    private String address;

    public User getOwner() {
        return owner;
    }

    public void setAddress(String address) {
        this.address = address;
    }
}
