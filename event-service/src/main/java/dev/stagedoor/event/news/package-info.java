/** Tells this process that what it may have kept of the catalogue or of its seats has changed. */
@NullMarked
package dev.stagedoor.event.news;

import org.jspecify.annotations.NullMarked;
