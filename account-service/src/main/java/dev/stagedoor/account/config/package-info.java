/** Wiring only. */
@NullMarked
package dev.stagedoor.account.config;

import org.jspecify.annotations.NullMarked;
