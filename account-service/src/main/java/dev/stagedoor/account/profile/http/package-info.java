/** Changing the own account, over HTTP. */
@NullMarked
package dev.stagedoor.account.profile.http;

import org.jspecify.annotations.NullMarked;
