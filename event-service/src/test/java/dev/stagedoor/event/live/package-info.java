@NullMarked
package dev.stagedoor.event.live;

import org.jspecify.annotations.NullMarked;
