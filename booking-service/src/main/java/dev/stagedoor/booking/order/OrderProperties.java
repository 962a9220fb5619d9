package dev.stagedoor.booking.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of asking for a booking.
 *
 * @param defaultWait how long a client waits that does not say
 * @param longestWait how long a client may ask to wait; shorter than the drain time of a stopping process
 * @param catalogueWait how long an unknown event, or an invitation to it, may take to arrive: a just published one is on its way
 * @param cataloguePause between two looks for it
 * @param maxSeats seats of one booking in all, whatever its ticket types let: its tickets travel as one message and one mail
 * @param keepKeys how long a repeated request is recognized
 * @param forgetBatch keys forgotten by one statement, so that none holds many row locks
 */
@ConfigurationProperties("stagedoor.booking.order")
public record OrderProperties(
        @DefaultValue("5s") Duration defaultWait,
        @DefaultValue("30s") Duration longestWait,
        @DefaultValue("2s") Duration catalogueWait,
        @DefaultValue("100ms") Duration cataloguePause,
        @DefaultValue("1000") int maxSeats,
        @DefaultValue("24h") Duration keepKeys,
        @DefaultValue("1000") int forgetBatch) {}
