@NullMarked
package dev.stagedoor.event.importing;

import org.jspecify.annotations.NullMarked;
