/** Planted: breaks a rule of ArchitectureRules on purpose. */
@NullMarked
package dev.stagedoor.testsupport.violations.booking.hold.postgres;

import org.jspecify.annotations.NullMarked;
