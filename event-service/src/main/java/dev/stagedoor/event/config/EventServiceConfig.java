package dev.stagedoor.event.config;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.event.catalogue.RecentEventsLimits;
import dev.stagedoor.event.importing.ImportLimits;
import dev.stagedoor.event.listing.ListCache;
import dev.stagedoor.event.listing.ListingLimits;
import dev.stagedoor.event.live.LiveLimits;
import dev.stagedoor.event.news.CatalogueNews;
import dev.stagedoor.event.waiting.WaitingRoomLimits;
import dev.stagedoor.messaging.Publishes;
import dev.stagedoor.service.security.AccessRules;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call what, and what this service publishes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ImportLimits.class,
    ListingLimits.class,
    LiveLimits.class,
    RecentEventsLimits.class,
    WaitingRoomLimits.class
})
class EventServiceConfig {

    @Bean
    Publishes publishedTopics() {
        return Publishes.to(Topics.CATALOGUE, Topics.ERASURES, Topics.PRIVATE_MAIL, Topics.GUEST_LISTS);
    }

    @Bean
    ListCache listCache(ListingLimits limits, MeterRegistry registry, CatalogueNews news) {
        ListCache cache = new ListCache(limits, Ticker.systemTicker(), registry);
        news.listen(cache);
        return cache;
    }

    @Bean
    AccessRules eventAccess() {
        return exchanges -> AccessRules.readableByAll(
                        exchanges,
                        "/api/events",
                        "/api/events/{id}",
                        "/api/events/{id}.ics",
                        "/api/events/{id}/ticket-types",
                        "/api/events/{id}/availability",
                        "/api/events/{id}/waiting-room",
                        "/api/waiting-rooms",
                        "/api/calendars/{secret}.ics",
                        "/api/spots/{name}",
                        "/api/spots/{name}/qr.svg",
                        "/api/spots/{name}/qr.png")
                .pathMatchers("/api/events", "/api/events/**", "/api/spots", "/api/spots/**")
                .hasAuthority("organizer");
    }
}
