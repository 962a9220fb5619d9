/** Signing in and staying so. Owns the tables {@code sessions} and {@code login_failures}; a refresh token works once. */
@NullMarked
package dev.stagedoor.account.session;

import org.jspecify.annotations.NullMarked;
