package dev.stagedoor.notification;

import dev.stagedoor.service.StagedoorService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** notification-service by itself. */
@SpringBootApplication
public class NotificationServiceApplication {
    public static void main(String[] args) {
        var _ = StagedoorService.run(NotificationServiceApplication.class, "notification-service", args);
    }
}
