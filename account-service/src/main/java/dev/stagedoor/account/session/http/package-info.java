/** Sessions over HTTP. */
@NullMarked
package dev.stagedoor.account.session.http;

import org.jspecify.annotations.NullMarked;
