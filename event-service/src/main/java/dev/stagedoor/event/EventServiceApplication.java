package dev.stagedoor.event;

import dev.stagedoor.service.StagedoorService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that owns the catalogue. */
@SpringBootApplication
public class EventServiceApplication {
    public static void main(String[] args) {
        var _ = StagedoorService.run(EventServiceApplication.class, "event-service", args);
    }
}
