@NullMarked
package dev.stagedoor.event;

import org.jspecify.annotations.NullMarked;
