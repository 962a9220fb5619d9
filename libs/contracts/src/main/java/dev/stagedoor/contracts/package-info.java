/** What all published messages share: their topics, their type names, money. */
@NullMarked
package dev.stagedoor.contracts;

import org.jspecify.annotations.NullMarked;
