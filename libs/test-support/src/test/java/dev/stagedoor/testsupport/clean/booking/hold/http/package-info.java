/** Keeps every rule of ArchitectureRules. */
@NullMarked
package dev.stagedoor.testsupport.clean.booking.hold.http;

import org.jspecify.annotations.NullMarked;
