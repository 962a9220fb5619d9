/** What may be asked of a list of events. */
@NullMarked
package dev.stagedoor.event.listing.model;

import org.jspecify.annotations.NullMarked;
