package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.stagedoor.messaging.internal.MessagingProperties.Handling;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOffExecution;
import reactor.core.publisher.Mono;

class FailuresTest {
    private static final ConsumerRecord<?, ?> RECORD = new ConsumerRecord<>("topic", 0, 0, null, null);

    static Stream<Throwable> outages() {
        return Stream.of(
                new ConnectException("refused"),
                new TimeoutException("no answer"),
                new QueryTimeoutException("slow"),
                new R2dbcNonTransientResourceException("closed"),
                new CannotCreateTransactionException("none", new R2dbcNonTransientResourceException("closed")),
                new org.apache.kafka.common.errors.TimeoutException("no broker"),
                new RuntimeException(new RuntimeException(new ConnectException("deep down"))));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void takesAnOutageForOne(Throwable failure) {
        assertThat(Failures.of(failure, RECORD)).isInstanceOf(DeliveryFailure.Outage.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "08006", "53300", "57014", "25006"})
    void takesTheServersOwnTroubleForAnOutage(String sqlState) {
        assertThat(Failures.of(new Answer(sqlState), RECORD)).isInstanceOf(DeliveryFailure.Outage.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void takesALostRaceForAConflict(String sqlState) {
        assertThat(Failures.of(new RuntimeException(new Answer(sqlState)), RECORD))
                .isInstanceOf(DeliveryFailure.Conflict.class);
        assertThat(Failures.of(new OptimisticLockingFailureException("moved on"), RECORD))
                .isInstanceOf(DeliveryFailure.Conflict.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42P01"})
    void takesWhatTheMessageItselfCausesForARefusal(String sqlState) {
        assertThat(Failures.of(new Answer(sqlState), RECORD)).isInstanceOf(DeliveryFailure.Refused.class);
        assertThat(Failures.of(new DataIntegrityViolationException("unique"), RECORD))
                .isInstanceOf(DeliveryFailure.Refused.class);
        assertThat(Failures.of(new NullPointerException(), RECORD)).isInstanceOf(DeliveryFailure.Refused.class);
    }

    @Test
    void takesAHandlerThatIsTooSlowForAnOutage() {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(
                () -> Mono.never().block(Duration.ofMillis(1)));

        assertThat(Failures.of(thrown, RECORD)).isInstanceOf(DeliveryFailure.Outage.class);
    }

    @Test
    void tellsTheInnermostWordsWithoutClassNames() {
        RuntimeException wrapped = new RuntimeException(new IllegalStateException("the seat map is torn"));

        assertThat(Failures.text(wrapped)).isEqualTo("the seat map is torn");
        assertThat(Failures.text(new RuntimeException())).isEqualTo("It failed without a word");
        assertThat(Failures.text(new RuntimeException("x".repeat(501)))).hasSize(500);
    }

    @Test
    void endsOnAFailureThatIsItsOwnCause() {
        RuntimeException inner = new RuntimeException("inner");
        RuntimeException outer = new RuntimeException("outer", inner);
        var unused = inner.initCause(outer);

        assertThat(Failures.of(outer, RECORD)).isInstanceOf(DeliveryFailure.Refused.class);
    }

    @Test
    void triesARefusedMessageABoundedNumberOfTimesAndAnOutageForEver() {
        Handling limits = new Handling(
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofMillis(400),
                Duration.ofMillis(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1));
        FailureHandling handling = new FailureHandling(limits, 3, mock(DeadLetterTopic.class));

        assertThat(waits(handling, Failures.of(new NullPointerException(), RECORD), 4))
                .containsExactly(200L, 200L, BackOffExecution.STOP, BackOffExecution.STOP);
        assertThat(waits(handling, Failures.of(new ConnectException(), RECORD), 5))
                .containsExactly(100L, 200L, 400L, 400L, 400L);
        assertThat(waits(handling, Failures.of(new OptimisticLockingFailureException(""), RECORD), 3))
                .containsExactly(5L, 10L, 20L);
        assertThat(waits(handling, Failures.of(new UnreadableMessageException("", null), RECORD), 1))
                .containsExactly(BackOffExecution.STOP);
    }

    private static Stream<Long> waits(FailureHandling handling, Exception failure, int count) {
        BackOffExecution execution = handling.backOff(failure).start();
        return Stream.generate(execution::nextBackOff).limit(count);
    }

    /** PostgreSQL's answer with a SQLSTATE. */
    private static final class Answer extends R2dbcException {
        private static final long serialVersionUID = 1L;

        Answer(String sqlState) {
            super("refused", sqlState);
        }
    }
}
