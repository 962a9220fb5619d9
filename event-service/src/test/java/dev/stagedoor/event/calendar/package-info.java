@NullMarked
package dev.stagedoor.event.calendar;

import org.jspecify.annotations.NullMarked;
