/** Planted: what another service must not use. */
@NullMarked
package dev.stagedoor.testsupport.violations.ticket;

import org.jspecify.annotations.NullMarked;
