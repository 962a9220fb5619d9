package dev.stagedoor.ticket.issue;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.contracts.ticket.TicketsVoided;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.service.id.IdSource;
import dev.stagedoor.ticket.issue.BearerTickets.Counted;
import dev.stagedoor.ticket.issue.BearerTickets.Voided;
import dev.stagedoor.ticket.pool.PoolAnnouncements;
import dev.stagedoor.ticket.pool.model.Pool;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Issues bearer tickets, and makes them void, within a transaction; chunk by chunk, so that memory does not grow. */
@Component
class TicketChunks {
    private final BearerTickets tickets;
    private final Outbox outbox;
    private final IssueProperties limits;
    private final Clock clock;
    private final IdSource ids;

    TicketChunks(BearerTickets tickets, Outbox outbox, IssueProperties limits, Clock clock, IdSource ids) {
        this.tickets = tickets;
        this.outbox = outbox;
        this.limits = limits;
        this.clock = clock;
        this.ids = ids;
    }

    /** As exact as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Issues tickets; the pool is locked at the end only.
     *
     * @param due how many of them were due in the pool
     */
    Mono<Counted> issue(UUID event, UUID type, int quantity, int due) {
        Instant now = now();
        int chunks = Math.ceilDiv(quantity, limits.chunk());
        return Flux.range(0, chunks)
                .concatMap(
                        chunk -> chunk(event, type, Math.min(limits.chunk(), quantity - chunk * limits.chunk()), now),
                        1)
                .then(Mono.defer(() -> tickets.add(event, type, quantity, due)))
                .flatMap(counted -> announce(counted.pool(), now).thenReturn(counted));
    }

    private Mono<Void> chunk(UUID event, UUID type, int size, Instant now) {
        return Mono.defer(() -> {
            List<UUID> chunk = Stream.generate(ids::secret).limit(size).toList();
            return tickets.insert(chunk, event, type, now)
                    .then(outbox.append(messages(event, chunk, part -> issued(event, type, part, now))));
        });
    }

    private static TicketsIssued issued(UUID event, UUID type, List<UUID> ids, Instant now) {
        return new TicketsIssued(
                null,
                event,
                null,
                ids.stream().map(id -> new TicketsIssued.IssuedTicket(id, type)).toList(),
                now);
    }

    /** Makes a chunk of tickets void and emits how many those were; none: no more are due. */
    Mono<Integer> makeVoid(UUID event, UUID type) {
        Instant now = now();
        return tickets.makeVoid(event, type, limits.chunk()).flatMap(done -> tell(event, done, now));
    }

    private Mono<Integer> tell(UUID event, Voided done, Instant now) {
        return outbox.append(messages(event, done.ids(), part -> new TicketsVoided(null, event, part, now)))
                .then(announce(done.pool(), now))
                .thenReturn(done.ids().size());
    }

    private Mono<Void> announce(Pool pool, Instant now) {
        return outbox.append(PoolAnnouncements.of(List.of(pool), now));
    }

    private List<OutgoingMessage> messages(UUID event, List<UUID> ids, Function<List<UUID>, Record> message) {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += limits.perMessage()) {
            List<UUID> part = ids.subList(from, Math.min(ids.size(), from + limits.perMessage()));
            messages.add(OutgoingMessage.to(Topics.TICKETS, event, message.apply(part)));
        }
        return messages;
    }
}
