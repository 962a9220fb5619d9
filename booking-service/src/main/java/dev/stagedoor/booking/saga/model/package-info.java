/** The saga as a pure function: a booking and what happened give the next booking and what is to be done. */
@NullMarked
package dev.stagedoor.booking.saga.model;

import org.jspecify.annotations.NullMarked;
