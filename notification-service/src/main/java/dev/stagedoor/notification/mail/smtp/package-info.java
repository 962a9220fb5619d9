/** Hands mails to an SMTP server. */
@NullMarked
package dev.stagedoor.notification.mail.smtp;

import org.jspecify.annotations.NullMarked;
