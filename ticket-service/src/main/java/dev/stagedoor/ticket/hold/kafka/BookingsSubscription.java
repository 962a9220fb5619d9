package dev.stagedoor.ticket.hold.kafka;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.booking.BookingMessage;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.booking.BookingRequested;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.ticket.hold.DecideBookings;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BookingsSubscription {

    @Bean
    Subscription<BookingMessage> bookings(DecideBookings decideBookings) {
        return new Subscription<>(
                Topics.BOOKINGS,
                Set.of(BookingRequested.class, BookingConfirmed.class, BookingReleased.class),
                decideBookings::decide);
    }
}
