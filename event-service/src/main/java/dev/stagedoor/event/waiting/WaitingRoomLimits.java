package dev.stagedoor.event.waiting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long and how many waiting rooms may be.
 *
 * @param notice how long before its opening a room's terms stand fast: many times what the gateways take to hear of them
 * @param joinable before the opening: a day, so that every time zone has an evening to come by
 * @param lasts after the opening, until booking needs no admission any more: the rush is over in hours. With
 *     {@code joinable} it must stay below the time that the gateways' log of arrivals is kept
 * @param perOrganizer rooms ahead or open at once: every gateway keeps all of them in memory
 */
@ConfigurationProperties("stagedoor.waiting-room")
public record WaitingRoomLimits(
        @DefaultValue("2m") Duration notice,
        @DefaultValue("24h") Duration joinable,
        @DefaultValue("72h") Duration lasts,
        @DefaultValue("20") int perOrganizer) {}
