/** Tests of what the package of the same name promises. */
@NullMarked
package dev.stagedoor.notification.mail.smtp;

import org.jspecify.annotations.NullMarked;
