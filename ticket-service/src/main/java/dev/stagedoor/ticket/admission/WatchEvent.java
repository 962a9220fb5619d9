package dev.stagedoor.ticket.admission;

import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.security.Caller;
import dev.stagedoor.ticket.admission.EventTickets.Place;
import dev.stagedoor.ticket.admission.model.EventStatus;
import dev.stagedoor.ticket.admission.model.Ticket;
import dev.stagedoor.ticket.admission.model.TicketState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows the organizer of an event its seats and tickets. */
@Component
public class WatchEvent {
    /** Tickets read by one statement of a download: a few hundred kB. */
    static final int STRETCH = 1_000;

    private final EventTickets events;
    private final OrganizersOnly organizersOnly;

    WatchEvent(EventTickets events, OrganizersOnly organizersOnly) {
        this.events = events;
        this.organizersOnly = organizersOnly;
    }

    /** Emits the status of the event. */
    public Mono<EventStatus> status(UUID event, Caller caller) {
        return organizersOnly.admit(event, caller).then(Mono.defer(() -> events.status(event)));
    }

    /** Emits a page of the event's tickets; the total comes from counters, and may be ahead of the page by a moment. */
    public Mono<Page<Ticket>> tickets(UUID event, Caller caller, @Nullable TicketState state, PageRequest request) {
        return organizersOnly
                .admit(event, caller)
                .then(Mono.defer(() -> Mono.zip(
                        events.page(event, state, request.limit(), request.offset()),
                        events.status(event),
                        (items, status) -> Page.of(items, request, state == null ? status.all() : status.in(state)))));
    }

    /**
     * Emits all tickets of the event, of one state or one state after the other, oldest first; reads {@link #STRETCH} at a
     * time, and at most one such stretch before it is asked for. Tickets that change their state meanwhile are told in the old one, the new one or both.
     */
    public Mono<Flux<Ticket>> all(UUID event, Caller caller, @Nullable TicketState state) {
        List<TicketState> states = state == null ? List.of(TicketState.values()) : List.of(state);
        return organizersOnly
                .admit(event, caller)
                .thenReturn(Flux.fromIterable(states).concatMap(one -> all(event, one), 0));
    }

    private Flux<Ticket> all(UUID event, TicketState state) {
        return stretch(event, state, null).flatMapIterable(tickets -> tickets, 1);
    }

    /** A stretch is read when the one before it was handed over. */
    private Flux<List<Ticket>> stretch(UUID event, TicketState state, @Nullable Place after) {
        return events.next(event, state, after, STRETCH)
                .expand(read -> read.size() < STRETCH
                        ? Mono.empty()
                        : events.next(event, state, Place.of(read.getLast()), STRETCH));
    }
}
