package dev.stagedoor.event.directory;

import dev.stagedoor.event.directory.model.Person;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** People come and go, in the caller's transaction; whoever follows them hears of it in the same one. */
@Component
public class KeepPeople {
    private final Directory directory;
    private final List<PeopleFollower> followers;

    KeepPeople(Directory directory, List<PeopleFollower> followers) {
        this.directory = directory;
        this.followers = followers;
    }

    public Mono<Void> known(List<Person> people) {
        return people.isEmpty()
                ? Mono.empty()
                : directory.change().then(directory.keep(people)).then(tell(follower -> follower.known(people)));
    }

    public Mono<Void> gone(Collection<UUID> users) {
        return users.isEmpty()
                ? Mono.empty()
                : directory.change().then(directory.forget(users)).then(tell(follower -> follower.gone(users)));
    }

    private Mono<Void> tell(Function<PeopleFollower, Mono<Void>> news) {
        return Flux.fromIterable(followers).concatMap(news).then();
    }
}
