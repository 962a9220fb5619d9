/** The terms of a waiting room and their rules. */
@NullMarked
package dev.stagedoor.event.waiting.model;

import org.jspecify.annotations.NullMarked;
