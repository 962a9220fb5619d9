package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EventChanges;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An organizer says who works at the door; ticket-service lets nobody else redeem. */
@Component
public class EditDoorStaff {
    private final EventEdits edits;

    EditDoorStaff(EventEdits edits) {
        this.edits = edits;
    }

    /** Null lets everybody redeem who has a ticket's id. */
    public Mono<EditOutcome> set(EditRequest request, @Nullable List<UUID> staff) {
        return edits.apply(request, now -> EventChanges.withDoorStaff(now, staff));
    }

    /** The event as it is, for those who may change it. */
    public Mono<EditOutcome> read(EditRequest request) {
        return edits.apply(request, Done::new);
    }
}
