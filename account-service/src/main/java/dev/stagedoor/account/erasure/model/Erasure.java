package dev.stagedoor.account.erasure.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deleted account on its way out of every service.
 *
 * @param id random: who knows it may follow the erasure
 * @param services all that hold something of a user, as they were when the account was deleted
 */
public record Erasure(UUID id, UUID userId, Instant requestedAt, List<Step> services) {

    /**
     * One service's part.
     *
     * @param erasedAt when nothing there referred to the user any more; null: not yet
     */
    public record Step(String service, @Nullable Instant erasedAt) {}

    /** An erasure that no service has heard of yet. */
    public static Erasure requested(UUID id, UUID userId, Instant now, List<String> services) {
        return new Erasure(
                id,
                userId,
                now,
                services.stream().map(service -> new Step(service, null)).toList());
    }

    /** When the last service had erased; empty while one has not. */
    public Optional<Instant> completedAt() {
        List<Instant> done = services.stream()
                .map(Step::erasedAt)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return done.size() < services.size()
                ? Optional.empty()
                // Without any service there is nothing to wait for.
                : Optional.of(done.stream().max(Instant::compareTo).orElse(requestedAt));
    }
}
