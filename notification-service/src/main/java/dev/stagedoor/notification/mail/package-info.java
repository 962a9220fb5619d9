/** The queue of mails and its sending. A mail is queued with the message that causes it, and sent when the server takes it. */
@NullMarked
package dev.stagedoor.notification.mail;

import org.jspecify.annotations.NullMarked;
