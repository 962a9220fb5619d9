/** What mails say and how a delivery can end: plain Java. */
@NullMarked
package dev.stagedoor.notification.mail.model;

import org.jspecify.annotations.NullMarked;
