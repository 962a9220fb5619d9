/** The export of a user's data over HTTP. */
@NullMarked
package dev.stagedoor.notification.erasure.http;

import org.jspecify.annotations.NullMarked;
