package dev.stagedoor.contracts.account;

import java.util.UUID;

/** What account-service says of accounts, on {@code stagedoor.accounts.v1}: no personal data but the user's id. */
public sealed interface AccountMessage permits AccountRegistered, AccountDeleted {
    UUID userId();
}
