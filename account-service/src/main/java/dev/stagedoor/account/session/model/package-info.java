/** Refresh tokens, and when a login must wait. */
@NullMarked
package dev.stagedoor.account.session.model;

import org.jspecify.annotations.NullMarked;
