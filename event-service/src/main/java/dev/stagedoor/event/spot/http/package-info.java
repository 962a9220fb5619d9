/** Spots over HTTP. */
@NullMarked
package dev.stagedoor.event.spot.http;

import org.jspecify.annotations.NullMarked;
