package dev.stagedoor.ticket.paper;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of printing.
 *
 * @param threads that draw; drawing is work for a processor, and selling goes first
 * @param queue prints that may wait for a thread, each some ten milliseconds; more are asked to come again
 * @param fonts files of fonts (TrueType, OpenType) to embed for what DejaVu Sans lacks, such as Noto Sans CJK
 */
@ConfigurationProperties("stagedoor.tickets.paper")
public record PaperProperties(
        @DefaultValue("2") int threads,
        @DefaultValue("100") int queue,
        @DefaultValue List<Path> fonts) {}
