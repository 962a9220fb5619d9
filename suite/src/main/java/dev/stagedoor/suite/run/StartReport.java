package dev.stagedoor.suite.run;

import dev.stagedoor.suite.folder.StateFile;
import dev.stagedoor.suite.folder.SuiteState;
import dev.stagedoor.suite.folder.SuiteState.Part;
import dev.stagedoor.suite.folder.SuiteState.Phase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps {@code suite.json} true while things happen side by side. */
final class StartReport {
    private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

    private final StateFile file;
    private final Clock clock;
    private SuiteState state;

    StartReport(StateFile file, Clock clock, SuiteState begun) {
        this.file = file;
        this.clock = clock;
        this.state = begun;
    }

    void begin() throws IOException {
        file.write(state);
    }

    void isUp(String part, String address) {
        long millis = elapsed();
        LOG.info("{} is up after {} ms: {}", part, millis, address);
        change(before -> before.with(new Part(part, address, millis)));
    }

    void isReady() {
        long millis = elapsed();
        LOG.info("The gateway answers after {} ms", millis);
        change(before -> before.ready(millis));
    }

    void isClosing() {
        change(before -> before.phase() == Phase.FAILED ? before : before.with(Phase.STOPPING));
    }

    void isClosed() {
        change(before -> before.phase() == Phase.FAILED ? before : before.with(Phase.STOPPED));
    }

    void hasFailed(String sentence) {
        change(before -> before.failed(sentence));
    }

    private long elapsed() {
        return Duration.between(state.process().startedAt(), clock.instant()).toMillis();
    }

    private synchronized void change(UnaryOperator<SuiteState> step) {
        state = step.apply(state);
        try {
            file.write(state);
        } catch (IOException e) {
            // Whoever waits sees the process itself; and closing must go on although the disk is full.
            LOG.error("suite.json cannot be written", e);
        }
    }
}
