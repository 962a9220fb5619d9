/** Planted: breaks a rule of ArchitectureRules on purpose. */
@NullMarked
package dev.stagedoor.testsupport.violations.booking.gate;

import org.jspecify.annotations.NullMarked;
