package dev.stagedoor.ticket.admission;

import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import dev.stagedoor.ticket.admission.model.EventStatus;
import dev.stagedoor.ticket.admission.model.Ticket;
import dev.stagedoor.ticket.admission.model.TicketState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows the organizer of an event its seats and tickets; refuses everybody else. */
@Component
public class WatchEvent {
    private final EventTickets events;

    WatchEvent(EventTickets events) {
        this.events = events;
    }

    /** Emits the status of the event. */
    public Mono<EventStatus> status(UUID event, Caller caller) {
        return ofOrganizer(event, caller).then(Mono.defer(() -> events.status(event)));
    }

    /** Emits a page of the event's tickets; the total comes from counters, and may be ahead of the page by a moment. */
    public Mono<Page<Ticket>> tickets(UUID event, Caller caller, @Nullable TicketState state, PageRequest request) {
        return ofOrganizer(event, caller)
                .then(Mono.defer(() -> Mono.zip(
                        events.page(event, state, request.limit(), request.offset()),
                        events.status(event),
                        (items, status) -> Page.of(items, request, state == null ? status.all() : status.in(state)))));
    }

    private Mono<Void> ofOrganizer(UUID event, Caller caller) {
        return events.organizer(event)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("event")))
                .flatMap(organizer -> organizer.equals(caller.userId())
                        ? Mono.empty()
                        : Mono.error(Problem.forbidden("Only the organizer of the event may see its tickets.")));
    }
}
