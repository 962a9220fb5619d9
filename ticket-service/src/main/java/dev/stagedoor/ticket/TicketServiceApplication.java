package dev.stagedoor.ticket;

import dev.stagedoor.service.StagedoorService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Owns the inventory and the tickets. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class TicketServiceApplication {
    public static void main(String[] args) {
        var _ = StagedoorService.run(TicketServiceApplication.class, "ticket-service", args);
    }
}
