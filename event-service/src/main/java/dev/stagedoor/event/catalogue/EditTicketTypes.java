package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.EventChanges;
import dev.stagedoor.event.catalogue.model.TicketTypeContent;
import dev.stagedoor.service.id.IdSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An organizer adds, changes and removes single ticket types of an event. */
@Component
public class EditTicketTypes {
    private final EventEdits edits;
    private final IdSource ids;

    EditTicketTypes(EventEdits edits, IdSource ids) {
        this.edits = edits;
        this.ids = ids;
    }

    /** The new type is the last of the event's. */
    public Mono<EditOutcome> add(EditRequest request, TicketTypeContent wanted) {
        return edits.apply(request, now -> EventChanges.addTicketType(now, wanted, ids.next()));
    }

    public Mono<EditOutcome> change(EditRequest request, UUID typeId, TicketTypeContent wanted) {
        return edits.apply(request, now -> EventChanges.changeTicketType(now, typeId, wanted));
    }

    public Mono<EditOutcome> remove(EditRequest request, UUID typeId) {
        return edits.apply(request, now -> EventChanges.removeTicketType(now, typeId));
    }
}
