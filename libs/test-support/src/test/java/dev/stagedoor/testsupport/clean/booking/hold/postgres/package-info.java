/** Keeps every rule of ArchitectureRules. */
@NullMarked
package dev.stagedoor.testsupport.clean.booking.hold.postgres;

import org.jspecify.annotations.NullMarked;
