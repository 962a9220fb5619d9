/** The mails that messages cause. */
@NullMarked
package dev.stagedoor.notification.mail.kafka;

import org.jspecify.annotations.NullMarked;
