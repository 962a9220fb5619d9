package dev.stagedoor.booking.spot.postgres;

import dev.stagedoor.booking.spot.GuestBookings;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresGuestBookings implements GuestBookings {
    private final DatabaseClient database;

    PostgresGuestBookings(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> isGuests(UUID bookingId) {
        return database.sql("SELECT guest FROM bookings WHERE id = $1")
                .bind(0, bookingId)
                .mapValue(Boolean.class)
                .one()
                .defaultIfEmpty(false);
    }
}
