/**
 * Which events let their buyers in at a pace, from when and how fast. Owns the terms only: who waits where is the
 * gateways' to know.
 */
@NullMarked
package dev.stagedoor.event.waiting;

import org.jspecify.annotations.NullMarked;
