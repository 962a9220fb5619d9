/** The published key set. */
@NullMarked
package dev.stagedoor.account.key.http;

import org.jspecify.annotations.NullMarked;
