package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.EventChanges;
import dev.stagedoor.event.catalogue.model.EventContent;
import dev.stagedoor.service.id.IdSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An organizer says anew what an event is. */
@Component
public class ReplaceEvent {
    private final EventEdits edits;
    private final IdSource ids;

    ReplaceEvent(EventEdits edits, IdSource ids) {
        this.edits = edits;
        this.ids = ids;
    }

    public Mono<EditOutcome> replace(EditRequest request, EventContent wanted) {
        return edits.apply(request, now -> EventChanges.replace(now, wanted, ids::next));
    }
}
