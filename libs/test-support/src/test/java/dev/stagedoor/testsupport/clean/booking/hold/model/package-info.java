/** Keeps every rule of ArchitectureRules. */
@NullMarked
package dev.stagedoor.testsupport.clean.booking.hold.model;

import org.jspecify.annotations.NullMarked;
