/** Which accounts are deleted. */
@NullMarked
package dev.stagedoor.ticket.erasure.kafka;

import org.jspecify.annotations.NullMarked;
