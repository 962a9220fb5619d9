package dev.stagedoor.event.directory;

import dev.stagedoor.event.directory.model.Person;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What else depends on who has an account; each call is part of the transaction that changes the directory. */
public interface PeopleFollower {

    /** These users are known now, or known otherwise than before. */
    Mono<Void> known(List<Person> people);

    /** Nothing of these users may be left. */
    Mono<Void> gone(Collection<UUID> users);
}
