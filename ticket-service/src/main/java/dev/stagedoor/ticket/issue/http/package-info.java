/** Issuing over HTTP. */
@NullMarked
package dev.stagedoor.ticket.issue.http;

import org.jspecify.annotations.NullMarked;
