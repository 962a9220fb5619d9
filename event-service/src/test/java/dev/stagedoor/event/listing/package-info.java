@NullMarked
package dev.stagedoor.event.listing;

import org.jspecify.annotations.NullMarked;
