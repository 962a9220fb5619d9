/** Mail that no public topic may ask for, on the internal {@code stagedoor.private-mail.v1}. */
@NullMarked
package dev.stagedoor.contracts.mail;

import org.jspecify.annotations.NullMarked;
