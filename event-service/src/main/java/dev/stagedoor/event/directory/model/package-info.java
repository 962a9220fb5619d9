/** What makes two names or addresses the same; plain Java. */
@NullMarked
package dev.stagedoor.event.directory.model;

import org.jspecify.annotations.NullMarked;
