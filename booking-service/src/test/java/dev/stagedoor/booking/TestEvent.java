package dev.stagedoor.booking;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.catalogue.EventCancelled;
import dev.stagedoor.contracts.catalogue.EventPublished;
import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.contracts.catalogue.EventSnapshot.Visibility;
import dev.stagedoor.contracts.catalogue.TicketTypeSnapshot;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.contracts.inventory.PoolsChanged.Pool;
import dev.stagedoor.testsupport.TestMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event with one ticket type, as event-service and ticket-service would tell of it. */
record TestEvent(
        UUID id,
        UUID organizer,
        UUID type,
        long price,
        Instant startsAt,
        @Nullable Instant salesEnd,
        @Nullable Duration cancelUntil,
        int feePercent) {
    static final int MAX_PER_BOOKING = 4;

    static TestEvent at(long price, Instant now) {
        return new TestEvent(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                price,
                now.plus(Duration.ofDays(30)),
                null,
                Duration.ofDays(2),
                10);
    }

    TestEvent salesEnd(Instant end) {
        return new TestEvent(id, organizer, type, price, startsAt, end, cancelUntil, feePercent);
    }

    TestEvent neverCancellable() {
        return new TestEvent(id, organizer, type, price, startsAt, salesEnd, null, feePercent);
    }

    void publish(TestMessages messages, long revision) {
        publish(messages, revision, Visibility.PUBLIC);
    }

    void publish(TestMessages messages, long revision, Visibility visibility) {
        var _ = messages.send(Topics.CATALOGUE, id, new EventPublished(id, snapshot(revision, visibility)));
    }

    /** The organizer calls it off. */
    void callOff(TestMessages messages, long revision) {
        var _ = messages.send(
                Topics.CATALOGUE,
                id,
                new EventCancelled(id, snapshot(revision, Visibility.PUBLIC), "The singer is ill", Instant.now()));
    }

    private EventSnapshot snapshot(long revision, Visibility visibility) {
        TicketTypeSnapshot ticket = new TicketTypeSnapshot(
                type, "Standard", new Money(price, "EUR"), 1000, null, salesEnd, MAX_PER_BOOKING, 0, null);
        return new EventSnapshot(
                id,
                revision,
                organizer,
                "Concert",
                null,
                null,
                null,
                false,
                "Europe/Vienna",
                startsAt,
                startsAt.plus(Duration.ofHours(2)),
                visibility,
                cancelUntil,
                feePercent,
                List.of(ticket),
                null,
                null);
    }

    void openPool(TestMessages messages) {
        var _ = messages.send(
                Topics.INVENTORY,
                id,
                new PoolsChanged(id, List.of(new Pool(type, 1000, 0, 0, 1000, 0, 1, false)), Instant.now()));
    }
}
