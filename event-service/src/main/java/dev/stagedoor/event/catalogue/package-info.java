/** Events and their ticket types: created, edited, published ({@link dev.stagedoor.event.catalogue.PublishEvent}), deleted. Every change of a published event is told on the catalogue topic by the transaction that stores it. */
@NullMarked
package dev.stagedoor.event.catalogue;

import org.jspecify.annotations.NullMarked;
