package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EditOutcome.OnSaleAlready;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An organizer throws a draft away. */
@Component
public class DeleteEvent {
    private final EventEdits edits;
    private final Events events;

    DeleteEvent(EventEdits edits, Events events) {
        this.edits = edits;
        this.events = events;
    }

    public Mono<EditOutcome> delete(EditRequest request) {
        return edits.locked(
                request,
                view -> view.event().isPublished()
                        ? Mono.just(new OnSaleAlready())
                        : events.delete(view.event().id()).thenReturn(new Done(view)));
    }
}
