package dev.stagedoor.ticket.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ticket.sale.model.QueuedRequest;
import dev.stagedoor.ticket.sale.model.SaleReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class RecentReportsTest {
    private static final UUID EVENT = UUID.randomUUID();

    private final SlowQueue queue = new SlowQueue();
    private final List<Long> seen = new ArrayList<>();

    private VirtualTimeScheduler time;
    private RecentReports reports;

    @BeforeEach
    void start() {
        time = VirtualTimeScheduler.getOrSet();
        reports = new RecentReports(queue, new SaleReportProperties(4, 10));
    }

    @AfterEach
    void stop() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void readsOnceForAllWhoAskMeanwhileAndForFourTimesAsLongAfterwards() {
        ask(EVENT);
        pass(Duration.ofMillis(500));
        ask(EVENT);
        assertThat(seen).isEmpty();
        pass(Duration.ofMillis(500));
        assertThat(seen).containsExactly(1L, 1L);
        pass(Duration.ofMillis(3_900));
        ask(EVENT);
        assertThat(seen).containsExactly(1L, 1L, 1L);
        pass(Duration.ofMillis(200));
        ask(EVENT);
        pass(Duration.ofSeconds(1));
        assertThat(seen).containsExactly(1L, 1L, 1L, 2L);
    }

    @Test
    void readsEachEventForItself() {
        ask(EVENT);
        ask(UUID.randomUUID());
        pass(Duration.ofSeconds(1));
        assertThat(seen).containsExactly(1L, 2L);
    }

    @Test
    void readsAgainAfterAFailure() {
        queue.failing = true;
        ask(EVENT);
        pass(Duration.ofSeconds(1));
        assertThat(seen).containsExactly(-1L);
        queue.failing = false;
        ask(EVENT);
        pass(Duration.ofSeconds(1));
        assertThat(seen).containsExactly(-1L, 2L);
    }

    private void ask(UUID event) {
        var _ = reports.find(event).subscribe(report -> seen.add(report.requests()), _ -> seen.add(-1L));
    }

    private void pass(Duration duration) {
        time.advanceTimeBy(duration);
    }

    /** Takes a second, and tells how often it was read. */
    private static final class SlowQueue implements SaleReports {
        private long readings;
        private boolean failing;

        @Override
        public Mono<SaleReport> report(UUID event) {
            return Mono.delay(Duration.ofSeconds(1)).map(_ -> {
                readings++;
                if (failing) {
                    throw new IllegalStateException("out");
                }
                return new SaleReport(
                        event,
                        Instant.EPOCH,
                        readings,
                        0,
                        List.of(),
                        null,
                        null,
                        null,
                        new SaleReport.Order(List.of(), 0, 0),
                        null);
            });
        }

        @Override
        public Mono<List<QueuedRequest>> page(UUID event, int limit, long offset) {
            return Mono.just(List.of());
        }

        @Override
        public Mono<Long> length(UUID event) {
            return Mono.just(0L);
        }

        @Override
        public Mono<List<QueuedRequest>> next(UUID event, @Nullable QueuedRequest after, int limit) {
            return Mono.just(List.of());
        }
    }
}
