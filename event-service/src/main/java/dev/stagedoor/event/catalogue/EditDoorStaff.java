package dev.stagedoor.event.catalogue;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.DoorStaffRules;
import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EventChanges;
import dev.stagedoor.event.directory.Directory;
import dev.stagedoor.event.directory.model.PersonKey;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An organizer says who works at the door; ticket-service lets nobody else redeem. */
@Component
public class EditDoorStaff {
    private final EventEdits edits;
    private final Directory directory;

    EditDoorStaff(EventEdits edits, Directory directory) {
        this.edits = edits;
        this.directory = directory;
    }

    /** The users sent as ids or names, or those of them that nobody is. */
    public Mono<Checked<List<UUID>>> check(List<@Nullable String> users) {
        List<String> names = DoorStaffRules.names(users);
        return directory
                .byUsername(names.stream().map(PersonKey::username).toList())
                .map(known -> DoorStaffRules.check(
                        users,
                        names.stream()
                                .distinct()
                                .filter(name -> known.containsKey(PersonKey.username(name)))
                                .collect(Collectors.toMap(
                                        name -> name, name -> requireNonNull(known.get(PersonKey.username(name)))))));
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
