package dev.stagedoor.booking;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.catalogue.EventPublished;
import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.contracts.catalogue.EventSnapshot.Visibility;
import dev.stagedoor.contracts.catalogue.TicketTypeSnapshot;
import dev.stagedoor.contracts.catalogue.TicketTypeSnapshot.Slot;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.contracts.inventory.PoolsChanged.Pool;
import dev.stagedoor.testsupport.TestMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A spot with three slots of an hour: one over, one under way, one to come. */
record TestSpot(UUID id, String name, UUID over, UUID now, UUID next, Instant at) {
    private static final Duration HOUR = Duration.ofHours(1);

    static TestSpot at(String name, Instant now) {
        return new TestSpot(UUID.randomUUID(), name, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), now);
    }

    void publish(TestMessages messages) {
        Instant half = at.minus(HOUR.dividedBy(2));
        EventSnapshot snapshot = new EventSnapshot(
                id,
                1,
                UUID.randomUUID(),
                name,
                null,
                null,
                null,
                false,
                "Europe/Vienna",
                half.minus(HOUR),
                half.plus(HOUR.multipliedBy(2)),
                Visibility.PRIVATE,
                null,
                0,
                // Not in the order of time.
                List.of(slot(next, half.plus(HOUR)), slot(over, half.minus(HOUR)), slot(now, half)),
                null,
                name);
        var _ = messages.send(Topics.CATALOGUE, id, new EventPublished(id, snapshot));
        var _ = messages.send(
                Topics.INVENTORY, id, new PoolsChanged(id, List.of(pool(over), pool(now), pool(next)), Instant.now()));
    }

    private static TicketTypeSnapshot slot(UUID id, Instant start) {
        Slot slot = new Slot(start, start.plus(HOUR));
        return new TicketTypeSnapshot(id, "Slot", new Money(0, "EUR"), 10, null, null, 1, 0, slot);
    }

    private static Pool pool(UUID type) {
        return new Pool(type, 10, 0, 0, 10, 0, 1, false);
    }
}
