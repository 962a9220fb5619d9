/** Wiring only. */
@NullMarked
package dev.stagedoor.gateway.config;

import org.jspecify.annotations.NullMarked;
