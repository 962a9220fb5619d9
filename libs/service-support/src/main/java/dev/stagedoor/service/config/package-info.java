/** Wiring only. */
@NullMarked
package dev.stagedoor.service.config;

import org.jspecify.annotations.NullMarked;
