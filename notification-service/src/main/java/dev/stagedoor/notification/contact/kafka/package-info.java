/** Follows the contacts topic. */
@NullMarked
package dev.stagedoor.notification.contact.kafka;

import org.jspecify.annotations.NullMarked;
