package dev.stagedoor.ticket.config;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.messaging.Publishes;
import dev.stagedoor.service.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

    @Bean
    Publishes publishes() {
        return Publishes.to(Topics.INVENTORY, Topics.TICKETS, Topics.ERASURES);
    }

    /** Who knows a ticket's id is its bearer, until an event's door staff says otherwise; the rest is its organizer's. */
    @Bean
    AccessRules accessRules() {
        return exchanges -> AccessRules.readableByAll(exchanges, "/api/tickets/{id}", "/api/tickets/{id}/{picture}")
                .pathMatchers("/api/spots/{spotId}/redeem/{ticketId}")
                .permitAll()
                .pathMatchers(HttpMethod.POST, "/api/tickets/{id}/redeem")
                .permitAll()
                .pathMatchers("/api/events/**")
                .hasAuthority("organizer");
    }
}
