package dev.stagedoor.notification.contact;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets guests some time after their events. */
@Component
public class ForgetGuests {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetGuests.class);

    private final Guests guests;
    private final ContactLimits limits;
    private final Clock clock;

    ForgetGuests(Guests guests, ContactLimits limits, Clock clock) {
        this.guests = guests;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${stagedoor.contacts.sweep-interval:1h}")
    Mono<Void> sweep() {
        return Mono.defer(() -> past(clock.instant())).then();
    }

    /** Forgets those whose time is over at {@code now}; emits how many. */
    public Mono<Long> past(Instant now) {
        return guests.forget(now.minus(limits.guestRetention()), now.minus(limits.guestPatience()))
                .doOnNext(forgotten -> {
                    if (forgotten > 0) {
                        LOG.info("{} guests are forgotten", forgotten);
                    }
                });
    }
}
