/** Pools and what follows from them. */
@NullMarked
package dev.stagedoor.event.availability.model;

import org.jspecify.annotations.NullMarked;
