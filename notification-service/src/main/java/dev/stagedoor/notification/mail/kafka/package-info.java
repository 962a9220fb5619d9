/** Queues the mails that tickets and released bookings cause. */
@NullMarked
package dev.stagedoor.notification.mail.kafka;

import org.jspecify.annotations.NullMarked;
