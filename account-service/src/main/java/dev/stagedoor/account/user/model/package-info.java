/** What makes a valid account. */
@NullMarked
package dev.stagedoor.account.user.model;

import org.jspecify.annotations.NullMarked;
