/** Messages of account-service, keyed by user id: {@code stagedoor.accounts.v1} and the internal {@code stagedoor.contacts.v1}. */
@NullMarked
package dev.stagedoor.contracts.account;

import org.jspecify.annotations.NullMarked;
