package dev.stagedoor.account.erasure;

import dev.stagedoor.account.user.model.Precondition;
import java.util.UUID;

/**
 * An owner's wish that their account be gone.
 *
 * @param address the client's network address
 */
public record DeletionRequest(UUID userId, String currentPassword, String address, Precondition precondition) {
    @Override
    public String toString() {
        return "DeletionRequest[" + userId + "]";
    }
}
