package dev.stagedoor.booking;

import dev.stagedoor.service.StagedoorService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Bookings, payments, and the saga that leads each of them to its end. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BookingServiceApplication {
    public static final String NAME = "booking-service";

    public static void main(String[] args) {
        var _ = StagedoorService.run(BookingServiceApplication.class, NAME, args);
    }
}
