/** What a spot may be, and its QR code. */
@NullMarked
package dev.stagedoor.event.spot.model;

import org.jspecify.annotations.NullMarked;
