package dev.stagedoor.event.spot;

import dev.stagedoor.event.catalogue.FindEvents;
import dev.stagedoor.event.catalogue.model.EventView;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds a spot by its name: whoever knows the name may see it, though it stands in no list. */
@Component
public class FindSpots {
    private final Spots spots;
    private final FindEvents find;

    FindSpots(Spots spots, FindEvents find) {
        this.spots = spots;
        this.find = find;
    }

    public Mono<EventView> named(String name) {
        return spots.named(name)
                .flatMap(id -> find.all(List.of(id)))
                .flatMapIterable(views -> views)
                .next();
    }
}
