package dev.stagedoor.account.user.http;

import dev.stagedoor.account.user.model.Role;
import dev.stagedoor.account.user.model.User;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.ResponseEntity;

/**
 * A user as its owner sees it.
 *
 * @param emailConfirmed whether the owner proved that mail to the address reaches them
 */
public record UserResponse(
        UUID id, String username, String email, boolean emailConfirmed, Role role, Instant createdAt) {

    public static UserResponse of(User user) {
        return new UserResponse(
                user.id(),
                user.username().text(),
                user.email().text(),
                user.emailConfirmed(),
                user.role(),
                user.createdAt());
    }

    /** The answer that carries the user and its entity tag. */
    public static ResponseEntity<UserResponse> answer(User user) {
        return ResponseEntity.ok().eTag(UserETag.of(user)).body(of(user));
    }
}
