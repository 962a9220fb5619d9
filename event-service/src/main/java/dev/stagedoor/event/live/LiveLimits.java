package dev.stagedoor.event.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much watching there may be.
 *
 * @param pause at least so long between two changes that are told of an event: a hot sale changes it a hundred times a
 *     second, nobody reads faster, and ten thousand who watch are ten thousand writes each time
 * @param keepAlive between two comments on a silent stream: shorter than the idle timeouts of common proxies (60 s) and of
 *     the gateway. Each also reads the event anew, for changes that were not heard of
 * @param longest a stream may be open: clients reconnect by themselves
 * @param watchers streams open at once in this process: each costs a connection and some 26 kB
 * @param patience how long a client may leave what it was sent untaken before it is cut off
 * @param sendBuffer of the connection of a stream, in the kernel: what a client that takes nothing can make this machine
 *     keep; left alone it grows to megabytes
 */
@ConfigurationProperties("stagedoor.live")
public record LiveLimits(
        @DefaultValue("250ms") Duration pause,
        @DefaultValue("15s") Duration keepAlive,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("20000") int watchers,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("32KB") DataSize sendBuffer) {}
