package dev.stagedoor.notification.report.model;

import java.util.UUID;

/**
 * What a report says of one event.
 *
 * @param eventName when the report was made
 * @param late happened in an earlier period, and was not known when that period's report was made
 */
public record ReportLine(UUID eventId, String eventName, boolean late, Figures figures) {}
