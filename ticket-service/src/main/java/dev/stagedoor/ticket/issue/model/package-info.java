/** Who may issue what. */
@NullMarked
package dev.stagedoor.ticket.issue.model;

import org.jspecify.annotations.NullMarked;
