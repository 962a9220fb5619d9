/** Which slots a guest is offered, in which order. */
@NullMarked
package dev.stagedoor.booking.spot.model;

import org.jspecify.annotations.NullMarked;
