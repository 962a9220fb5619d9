package dev.stagedoor.ticket.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.service.security.Caller;
import dev.stagedoor.service.security.Role;
import dev.stagedoor.ticket.admission.model.EventStatus;
import dev.stagedoor.ticket.admission.model.Ticket;
import dev.stagedoor.ticket.admission.model.TicketState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** How far a download reads ahead of whoever takes it. */
class DownloadTest {
    private static final UUID EVENT = new UUID(0, 1);
    private static final Caller ORGANIZER = new Caller(new UUID(0, 2), "organizer", Role.ORGANIZER);
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final int MANY = 200_000;

    private final Rows rows = new Rows();
    private final Flux<Ticket> download = new WatchEvent(rows, new OrganizersOnly(rows))
            .all(EVENT, ORGANIZER, TicketState.OK)
            .flatMapMany(tickets -> tickets);

    @Test
    void readsNoMoreThanTwoStretchesAheadOfASlowReader() {
        StepVerifier.create(download, 0)
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(rows.read).isLessThanOrEqualTo(3 * WatchEvent.STRETCH))
                .thenRequest(50_000)
                .expectNextCount(50_000)
                .then(() -> assertThat(rows.read).isBetween(50_001, 50_001 + 3 * WatchEvent.STRETCH))
                .thenCancel()
                .verify(Duration.ofSeconds(30));
        assertThat(rows.read).isLessThanOrEqualTo(50_001 + 3 * WatchEvent.STRETCH);
    }

    @Test
    void tellsEveryTicketOnce() {
        StepVerifier.create(download.map(ticket -> ticket.id().getLeastSignificantBits()))
                .expectNextSequence(
                        IntStream.range(0, MANY).mapToObj(i -> (long) i).toList())
                .expectComplete()
                .verify(Duration.ofSeconds(60));
    }

    /** Tickets, made as they are read. */
    private static final class Rows implements EventTickets {
        private int read;

        @Override
        public Mono<Owner> owner(UUID event) {
            return Mono.just(new Owner(ORGANIZER.userId(), true));
        }

        @Override
        public Mono<EventStatus> status(UUID event) {
            return Mono.empty();
        }

        @Override
        public Mono<List<Ticket>> page(UUID event, @Nullable TicketState state, int limit, long offset) {
            return Mono.empty();
        }

        @Override
        public Mono<List<Ticket>> next(UUID event, TicketState state, @Nullable Place after, int limit) {
            return Mono.fromSupplier(() -> {
                int from = after == null ? 0 : (int) after.id().getLeastSignificantBits() + 1;
                List<Ticket> next = IntStream.range(from, Math.min(MANY, from + limit))
                        .mapToObj(Rows::ticket)
                        .toList();
                read += next.size();
                return next;
            });
        }

        private static Ticket ticket(int number) {
            return new Ticket(
                    new UUID(0, number), EVENT, "Hamlet", new UUID(0, 3), null, TicketState.OK, AT, null, 0, null);
        }
    }
}
