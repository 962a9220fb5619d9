/** What is printed. */
@NullMarked
package dev.stagedoor.ticket.paper.model;

import org.jspecify.annotations.NullMarked;
