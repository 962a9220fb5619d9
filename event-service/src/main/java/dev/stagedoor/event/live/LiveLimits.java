package dev.stagedoor.event.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much watching there may be.
 *
 * @param pause between two readings of a watched event: a hot sale changes it with every batch, and nobody reads faster
 * @param keepAlive between two comments on a silent stream: shorter than the idle timeouts of common proxies (60 s) and of
 *     the gateway. Each also reads the event anew, for changes that another replica heard of
 * @param longest a stream may be open: clients reconnect by themselves, and who may see the event is asked anew
 * @param watchers streams open at once in this process: each costs a connection and a few kilobytes
 */
@ConfigurationProperties("stagedoor.live")
public record LiveLimits(
        @DefaultValue("250ms") Duration pause,
        @DefaultValue("15s") Duration keepAlive,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("5000") int watchers) {}
