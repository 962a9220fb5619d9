/** What a token is. */
@NullMarked
package dev.stagedoor.account.token.model;

import org.jspecify.annotations.NullMarked;
