package dev.stagedoor.testsupport.violations.booking.time;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class Blocking {
    @Nullable
    String one(Mono<String> mono) {
        return mono.block(Duration.ofSeconds(1));
    }

    @Nullable
    String last(Flux<String> flux) {
        return flux.blockLast();
    }

    List<String> all(Flux<String> flux) {
        return flux.toStream().toList();
    }
}
