package dev.stagedoor.suite.run;

import dev.stagedoor.account.AccountServiceApplication;
import dev.stagedoor.booking.BookingServiceApplication;
import dev.stagedoor.event.EventServiceApplication;
import dev.stagedoor.gateway.GatewayApplication;
import dev.stagedoor.notification.NotificationServiceApplication;
import dev.stagedoor.ticket.TicketServiceApplication;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The services of the suite. */
public enum SuiteService {
    GATEWAY("gateway", GatewayApplication.class, null),
    ACCOUNT("account-service", AccountServiceApplication.class, "account"),
    EVENT("event-service", EventServiceApplication.class, "event"),
    BOOKING("booking-service", BookingServiceApplication.class, "booking"),
    TICKET("ticket-service", TicketServiceApplication.class, "ticket"),
    NOTIFICATION("notification-service", NotificationServiceApplication.class, "notification");

    private final String serviceName;
    private final Class<?> application;
    private final @Nullable String database;

    SuiteService(String serviceName, Class<?> application, @Nullable String database) {
        this.serviceName = serviceName;
        this.application = application;
        this.database = database;
    }

    /** Every service that owns a database. */
    public static Stream<SuiteService> stores() {
        return Stream.of(values()).filter(service -> service.database != null);
    }

    /** Its Spring application name, which is the name of its module too. */
    public String serviceName() {
        return serviceName;
    }

    Class<?> application() {
        return application;
    }

    /** Its database, which is the name of its database user too. */
    public Optional<String> database() {
        return Optional.ofNullable(database);
    }
}
