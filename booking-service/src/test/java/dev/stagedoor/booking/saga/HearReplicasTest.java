package dev.stagedoor.booking.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HearReplicasTest {
    private final UUID booking = UUID.randomUUID();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void goesOnHearingAfterAReadThatFailsBeforeItHasBegun() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Watches watches =
                new Watches(new SagaProperties(Duration.ofMinutes(10), 1, new SagaProperties.Expiry(1, 1)), meters);
        HearReplicas ear = new HearReplicas(watches, failing(), meters);
        try (Watches.Watch _ = watches.open(booking).orElseThrow()) {
            ear.changed(Set.of(booking));
            ear.changed(Set.of(booking));
        }
        assertThat(reads).hasValue(2);
    }

    private Bookings failing() {
        Object bookings =
                Proxy.newProxyInstance(Bookings.class.getClassLoader(), new Class<?>[] {Bookings.class}, (_, _, _) -> {
                    reads.incrementAndGet();
                    throw new IllegalStateException("at once");
                });
        return (Bookings) bookings;
    }
}
