/** Follows the accounts. */
@NullMarked
package dev.stagedoor.notification.erasure.kafka;

import org.jspecify.annotations.NullMarked;
