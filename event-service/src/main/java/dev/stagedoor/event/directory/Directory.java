package dev.stagedoor.event.directory;

import dev.stagedoor.event.directory.model.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Everybody with an account, by the keys of {@link dev.stagedoor.event.directory.model.PersonKey}. */
public interface Directory {

    /** The users of these names, by {@code PersonKey.username}; names that nobody has are left out. */
    Mono<Map<String, UUID>> byUsername(Collection<String> keys);

    /** Who confirmed these addresses, by {@code PersonKey.email}; addresses that nobody did are left out. */
    Mono<Map<String, UUID>> byEmail(Collection<String> keys);

    /**
     * Nobody comes or goes until the caller's transaction ends: what it stores of a user it has found is neither left
     * behind when the account is deleted nor missed when somebody confirms an address.
     */
    Mono<Void> standStill();

    /** Waits for those who asked it to stand still, then keeps others from changing it until the transaction ends. */
    Mono<Void> change();

    /** Stores these in place of what was known of the users. */
    Mono<Void> keep(List<Person> people);

    /** Forgets these users. */
    Mono<Void> forget(Collection<UUID> users);
}
