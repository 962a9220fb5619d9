/** The copy of the catalogue as tables. */
@NullMarked
package dev.stagedoor.booking.offer.postgres;

import org.jspecify.annotations.NullMarked;
