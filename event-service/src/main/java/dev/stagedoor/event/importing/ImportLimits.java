package dev.stagedoor.event.importing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one import may be.
 *
 * @param maxBytes of the file, which is held in memory while it is read
 * @param maxRows of the file: the answer names each, and a client waits for it
 * @param chunkRows stored by one transaction: enough that the round trips no longer count, few enough that the locks of
 *     an organizer's events are short
 */
@ConfigurationProperties("stagedoor.import")
public record ImportLimits(
        @DefaultValue("10MB") DataSize maxBytes,
        @DefaultValue("5000") int maxRows,
        @DefaultValue("250") int chunkRows) {}
