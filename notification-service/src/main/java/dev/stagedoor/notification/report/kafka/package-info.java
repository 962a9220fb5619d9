/** Reads facts from messages. */
@NullMarked
package dev.stagedoor.notification.report.kafka;

import org.jspecify.annotations.NullMarked;
