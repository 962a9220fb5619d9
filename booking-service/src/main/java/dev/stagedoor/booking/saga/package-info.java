/** The life of a booking after it was asked for. All changes of a booking go through {@link dev.stagedoor.booking.saga.Sagas}. */
@NullMarked
package dev.stagedoor.booking.saga;

import org.jspecify.annotations.NullMarked;
