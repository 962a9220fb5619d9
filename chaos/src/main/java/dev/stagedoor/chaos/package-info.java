/** The fault suite: buyers buy while everything fails, and then the books must balance. */
@NullMarked
package dev.stagedoor.chaos;

import org.jspecify.annotations.NullMarked;
