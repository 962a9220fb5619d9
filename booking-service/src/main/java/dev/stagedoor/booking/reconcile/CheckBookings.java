package dev.stagedoor.booking.reconcile;

import dev.stagedoor.booking.reconcile.BookingBooks.Difference;
import dev.stagedoor.booking.reconcile.BookingBooks.Slice;
import dev.stagedoor.booking.reconcile.BookingBooks.Stopped;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks in each cycle at the newest bookings, at those in which something differed, and at some of the rest, from the newest to
 * the oldest and from the beginning again; stops the sale of the ticket types in which something differs.
 */
@Component
public class CheckBookings {
    private static final Logger log = LoggerFactory.getLogger(CheckBookings.class);

    private final BookingBooks books;
    private final ReconcileProperties limits;
    private final Clock clock;
    private final AtomicReference<Set<Difference>> known = new AtomicReference<>(Set.of());
    private final AtomicReference<@Nullable UUID> reached = new AtomicReference<>();
    private final AtomicReference<Double> suspended = new AtomicReference<>(Double.NaN);

    CheckBookings(BookingBooks books, ReconcileProperties limits, Clock clock, MeterRegistry metrics) {
        this.books = books;
        this.limits = limits;
        this.clock = clock;
        Gauge.builder("stagedoor.booking.drift", known, found -> found.get().size())
                .description(
                        "Ticket types of bookings with other tickets than they should have; anything but 0 is a bug")
                .register(metrics);
        Gauge.builder("stagedoor.booking.suspended", suspended, AtomicReference::get)
                .description("Ticket types whose sale is stopped until an operator resumes it")
                .register(metrics);
    }

    /** One cycle; an outage is logged and the next one looks again. */
    @Scheduled(
            initialDelayString = "${stagedoor.booking.reconcile.interval}",
            fixedDelayString = "${stagedoor.booking.reconcile.interval}")
    public Mono<Void> check() {
        return Flux.concat(again(), take(null).flatMapIterable(Slice::differences), goOn())
                .collect(Collectors.toSet())
                .doOnNext(known::set)
                .flatMap(this::stop)
                .onErrorResume(error -> {
                    log.warn("Bookings could not be compared with their tickets: {}", error.toString());
                    suspended.set(Double.NaN);
                    return Mono.empty();
                });
    }

    private Flux<Difference> again() {
        return Flux.defer(() -> books.differing(
                known.get().stream().map(Difference::bookingId).collect(Collectors.toSet()), limits.grace()));
    }

    private Mono<Slice> take(@Nullable UUID below) {
        return books.slice(below, limits.bookingsPerSlice(), limits.grace());
    }

    /** From where the last cycle stopped; a round ends with the oldest booking. */
    private Flux<Difference> goOn() {
        return Flux.range(0, Math.max(1, limits.bookingsPerCycle() / limits.bookingsPerSlice()))
                .concatMap(_ -> take(reached.get()), 0)
                .doOnNext(slice -> reached.set(slice.last()))
                .takeUntil(slice -> slice.last() == null)
                .concatMapIterable(Slice::differences);
    }

    private Mono<Void> stop(Set<Difference> differences) {
        Map<UUID, String> reasons = differences.stream()
                .collect(Collectors.toMap(Difference::ticketTypeId, CheckBookings::reason, (one, _) -> one));
        Flux<UUID> stopped = reasons.isEmpty()
                ? Flux.empty()
                : books.stop(reasons, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return stopped.doOnNext(type -> log.error("The sale of ticket type {} is stopped: {}", type, reasons.get(type)))
                .then(books.stopped().count())
                .doOnNext(count -> suspended.set((double) count))
                .then();
    }

    private static String reason(Difference difference) {
        return "booking %s has %d seats and %d tickets"
                .formatted(difference.bookingId(), difference.seats(), difference.tickets());
    }

    /** Emits the ticket types whose sale is stopped. */
    public Mono<List<Stopped>> stopped() {
        return books.stopped().collectList();
    }

    /** What the last cycle found. */
    public List<Difference> differences() {
        return List.copyOf(known.get());
    }

    /**
     * Puts a ticket type on sale again, unless something that the last cycle found still differs, which is emitted. Not by itself:
     * that nothing differs any more does not say why it did, nor that whoever mended it is done.
     */
    public Mono<List<Difference>> resume(UUID ticketType) {
        return again().filter(difference -> difference.ticketTypeId().equals(ticketType))
                .collectList()
                .flatMap(left -> left.isEmpty()
                        ? books.resume(ticketType)
                                .filter(stopped -> stopped)
                                .doOnNext(_ -> log.info("Ticket type {} is on sale again", ticketType))
                                .thenReturn(left)
                        : Mono.just(left));
    }
}
