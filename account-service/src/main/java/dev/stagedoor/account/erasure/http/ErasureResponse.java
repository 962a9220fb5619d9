package dev.stagedoor.account.erasure.http;

import dev.stagedoor.account.erasure.model.Erasure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an erasure is.
 *
 * @param completedAt when the last service had erased; null while one has not
 */
record ErasureResponse(
        UUID erasureId, Instant requestedAt, @Nullable Instant completedAt, List<ServiceErasure> services) {

    /**
     * One service's part.
     *
     * @param erasedAt when nothing there referred to the user any more; null: not yet
     */
    record ServiceErasure(String service, @Nullable Instant erasedAt) {}

    static ErasureResponse of(Erasure erasure) {
        return new ErasureResponse(
                erasure.id(),
                erasure.requestedAt(),
                erasure.completedAt().orElse(null),
                erasure.services().stream()
                        .map(step -> new ServiceErasure(step.service(), step.erasedAt()))
                        .toList());
    }
}
