package shop.user;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class InternalController {
    // Open on purpose: a rule of the chain says so.
    @GetMapping("/internal/version")
    public String version() {
        return "1";
    }
}
