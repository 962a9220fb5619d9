@NullMarked
package dev.stagedoor.event.waiting.model;

import org.jspecify.annotations.NullMarked;
