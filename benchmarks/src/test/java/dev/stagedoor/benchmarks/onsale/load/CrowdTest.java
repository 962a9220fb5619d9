package dev.stagedoor.benchmarks.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final Limits TEN = new Limits(Duration.ofMinutes(1), 10);

    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void buysAsOftenAsItMayAndClosesEveryClient() throws InterruptedException {
        Sale sale = Crowd.run(_ -> client(Outcome.CONFIRMED), 3, TEN, () -> {});
        assertThat(sale.confirmed()).isEqualTo(10);
        assertThat(sale.failures()).isEmpty();
        assertThat(closed).hasValue(3);
    }

    @Test
    void countsRefusalsApart() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(4);
        Seller seller = _ -> new Seller.Client() {
            @Override
            public Outcome buy() {
                return left.getAndDecrement() > 0 ? Outcome.CONFIRMED : Outcome.REFUSED;
            }

            @Override
            public void close() {}
        };
        Sale sale = Crowd.run(seller, 3, TEN, () -> {});
        assertThat(sale.confirmed()).isEqualTo(4);
        assertThat(sale.refused()).isEqualTo(6);
    }

    @Test
    void tellsWhatFailedInsteadOfWaitingForIt() throws InterruptedException {
        Seller seller = number -> {
            if (number == 0) {
                throw new IOException("no door");
            }
            return client(Outcome.CONFIRMED);
        };
        Sale sale = Crowd.run(seller, 2, TEN, () -> {});
        assertThat(sale.confirmed()).isEqualTo(10);
        assertThat(sale.failures().keySet()).singleElement().asString().contains("no door");
    }

    private Seller.Client client(Outcome outcome) {
        return new Seller.Client() {
            @Override
            public Outcome buy() {
                return outcome;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }
}
