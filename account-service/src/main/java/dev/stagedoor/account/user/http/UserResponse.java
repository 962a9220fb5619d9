package dev.stagedoor.account.user.http;

import dev.stagedoor.account.user.model.Role;
import dev.stagedoor.account.user.model.User;
import java.time.Instant;
import java.util.UUID;

/** A user as its owner sees it. */
record UserResponse(UUID id, String username, String email, Role role, Instant createdAt) {

    static UserResponse of(User user) {
        return new UserResponse(user.id(), user.username().text(), user.email().text(), user.role(), user.createdAt());
    }
}
