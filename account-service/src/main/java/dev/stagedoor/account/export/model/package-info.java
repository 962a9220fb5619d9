/** What account-service itself holds. */
@NullMarked
package dev.stagedoor.account.export.model;

import org.jspecify.annotations.NullMarked;
