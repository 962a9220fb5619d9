/** Follows bookings and tickets. */
@NullMarked
package dev.stagedoor.notification.news.kafka;

import org.jspecify.annotations.NullMarked;
