/** Rows of a file and what became of them. */
@NullMarked
package dev.stagedoor.event.importing.model;

import org.jspecify.annotations.NullMarked;
