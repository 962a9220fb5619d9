package dev.stagedoor.testsupport.clean.booking.hold.http;

import dev.stagedoor.testsupport.clean.booking.hold.model.Hold;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class HoldController {
    Mono<Hold> hold(Hold hold) {
        return Mono.just(hold);
    }
}
