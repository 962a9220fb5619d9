package dev.stagedoor.event.catalogue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far an event may be behind for those who only read it.
 *
 * @param maxAge how long it may be behind what other replicas have committed; its organizer always reads the newest
 * @param maxEvents that are kept: some 4 kB each, and what their descriptions take
 */
@ConfigurationProperties("stagedoor.recent-events")
public record RecentEventsLimits(
        @DefaultValue("1s") Duration maxAge,
        @DefaultValue("500") int maxEvents) {}
