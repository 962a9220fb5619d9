package dev.stagedoor.account.erasure;

import dev.stagedoor.account.user.model.Precondition;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An owner's wish that their account be gone.
 *
 * @param sessionId of the sign-in that wishes it; null: not known
 * @param currentPassword null: the sign-in must be recent
 * @param address the client's network address
 */
public record DeletionRequest(
        UUID userId,
        @Nullable String sessionId,
        @Nullable String currentPassword,
        String address,
        Precondition precondition) {
    @Override
    public String toString() {
        return "DeletionRequest[" + userId + "]";
    }
}
