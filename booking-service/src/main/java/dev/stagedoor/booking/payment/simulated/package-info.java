/** A payment provider in the place of a real one. Its own truth lives in its own tables and survives our crashes. */
@NullMarked
package dev.stagedoor.booking.payment.simulated;

import org.jspecify.annotations.NullMarked;
