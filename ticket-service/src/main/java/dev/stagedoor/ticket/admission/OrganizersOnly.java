package dev.stagedoor.ticket.admission;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets the organizer of an event pass; refuses everybody else, and tells nobody that there is a private one. */
@Component
public class OrganizersOnly {
    private final EventTickets events;

    OrganizersOnly(EventTickets events) {
        this.events = events;
    }

    /** Completes for the organizer, and errors with what anybody else is told. */
    public Mono<Void> admit(UUID event, Caller caller) {
        return events.owner(event)
                .filter(owner -> owner.is(caller.userId()) || !owner.secret())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("event")))
                .flatMap(owner -> owner.is(caller.userId())
                        ? Mono.empty()
                        : Mono.error(Problem.forbidden(
                                "Only the organizer of the event may see its tickets and its sale.")));
    }
}
