/** account-service: who the users are, and how they prove it. */
@NullMarked
package dev.stagedoor.account;

import org.jspecify.annotations.NullMarked;
