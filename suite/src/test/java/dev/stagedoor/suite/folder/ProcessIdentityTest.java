package dev.stagedoor.suite.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    private final ProcessIdentity own = ProcessIdentity.own();

    @Test
    void findsAProcessThatRuns() {
        assertThat(own.find())
                .hasValueSatisfying(found -> assertThat(found.pid()).isEqualTo(own.pid()));
    }

    @Test
    void toleratesAClockThatWasSetALittle() {
        assertThat(new ProcessIdentity(own.pid(), own.startedAt().plus(Duration.ofSeconds(4))).find())
                .isPresent();
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameNumberForIt() {
        assertThat(new ProcessIdentity(own.pid(), own.startedAt().minus(Duration.ofMinutes(1))).find())
                .isEmpty();
    }

    @Test
    void doesNotFindOneThatEnded() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        ProcessIdentity identity =
                new ProcessIdentity(process.pid(), process.info().startInstant().orElseThrow());
        assertThat(identity.find()).isPresent();
        process.destroyForcibly().waitFor();
        assertThat(identity.find()).isEmpty();
    }
}
