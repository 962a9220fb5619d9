/** What can go wrong, in which order, and how it is made to. */
@NullMarked
package dev.stagedoor.chaos.fault;

import org.jspecify.annotations.NullMarked;
