/** Money: payments, refunds, and their settlement with a provider that may answer late, twice or never. */
@NullMarked
package dev.stagedoor.booking.payment;

import org.jspecify.annotations.NullMarked;
