package shop.user;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/admin")
public class AdminController {
    private final UserRepository users;

    public AdminController(UserRepository users) {
        this.users = users;
    }

    // Right: the filter chain asks for the role ADMIN.
    @DeleteMapping("/users/{id}")
    public void remove(@PathVariable Long id) {
        users.deleteById(id);
    }

    // Wrong: no rule of the chain is about reports, so that a token is enough.
    @GetMapping("/reports/users")
    public List<User> report() {
        return users.findAll();
    }

    // Wrong: annotations of Jakarta run only with jsr250Enabled, which nothing sets.
    @RolesAllowed("ADMIN")
    @PostMapping("/reports/purge")
    public void purge() {
        users.deleteAll();
    }
}
