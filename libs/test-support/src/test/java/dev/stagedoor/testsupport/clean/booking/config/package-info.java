/** Keeps every rule of ArchitectureRules. */
@NullMarked
package dev.stagedoor.testsupport.clean.booking.config;

import org.jspecify.annotations.NullMarked;
