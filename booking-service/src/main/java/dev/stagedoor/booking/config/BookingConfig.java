package dev.stagedoor.booking.config;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.messaging.Publishes;
import dev.stagedoor.service.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class BookingConfig {
    private static final String ATTENDEE = "attendee";
    private static final String ORGANIZER = "organizer";

    @Bean
    Publishes publishes() {
        return Publishes.to(Topics.BOOKINGS, Topics.PRIVATE_MAIL, Topics.ERASURES);
    }

    @Bean
    AccessRules bookingAccess() {
        return exchanges -> {
            exchanges
                    .pathMatchers("/api/events/*/bookings", "/api/events/*/cancellation", "/api/bookings/*/refunds")
                    .hasAuthority(ORGANIZER);
            // Guests have no account.
            exchanges.pathMatchers(HttpMethod.POST, "/api/spots/*/reservations").permitAll();
            AccessRules.readableByAll(exchanges, "/api/spots/*/reservations/*")
                    .pathMatchers("/api/bookings/**", "/api/users/*/bookings", "/api/users/me/export/bookings")
                    .hasAnyAuthority(ATTENDEE, ORGANIZER);
        };
    }
}
