@NullMarked
package dev.stagedoor.event.spot.model;

import org.jspecify.annotations.NullMarked;
