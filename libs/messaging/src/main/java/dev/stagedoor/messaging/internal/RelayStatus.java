package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.internal.RelaySession.Situation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the relay of this process is doing, for health and metrics. Written by the relay, read by any thread. */
final class RelayStatus {
    private final Clock clock;
    private volatile List<Integer> ownedStripes = List.of();
    private volatile int members;
    private volatile long backlog;
    private volatile @Nullable Instant oldest;
    private volatile @Nullable Instant lastSuccess;
    private volatile @Nullable String trouble = "not started";

    RelayStatus(Clock clock) {
        this.clock = clock;
    }

    void owns(Collection<Integer> stripes) {
        ownedStripes = List.copyOf(stripes);
    }

    void sees(Situation situation) {
        members = situation.members();
        backlog = situation.backlog();
        oldest = situation.oldest();
    }

    /** A round went through to its end. */
    void succeeded() {
        lastSuccess = clock.instant();
        trouble = null;
    }

    void failed(String why) {
        trouble = why;
    }

    List<Integer> ownedStripes() {
        return ownedStripes;
    }

    int members() {
        return members;
    }

    long backlog() {
        return backlog;
    }

    /** How long the first row that was not sent at the last look has been waiting; it grows while nobody can look. */
    Duration oldestAge() {
        Instant since = oldest;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    @Nullable
    Instant lastSuccess() {
        return lastSuccess;
    }

    /** What keeps the relay from working, or null when nothing does. */
    @Nullable
    String trouble() {
        return trouble;
    }
}
