/** Whom to write to: the newest name and mail address of each user, and nothing of users who left. */
@NullMarked
package dev.stagedoor.notification.contact;

import org.jspecify.annotations.NullMarked;
