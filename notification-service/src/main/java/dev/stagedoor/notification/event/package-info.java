/** What a mail says of an event: the newest snapshot of each. */
@NullMarked
package dev.stagedoor.notification.event;

import org.jspecify.annotations.NullMarked;
