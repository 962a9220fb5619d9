package dev.stagedoor.benchmarks.onsale;

import dev.stagedoor.benchmarks.onsale.cpu.CpuMeter;
import dev.stagedoor.benchmarks.onsale.suite.Books;
import dev.stagedoor.benchmarks.onsale.suite.Gateway;
import dev.stagedoor.benchmarks.onsale.suite.SuiteUnderTest;
import dev.stagedoor.suite.invariants.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A suite that runs, and what looks at it from outside. */
record Stage(SuiteUnderTest suite, Gateway gateway, Books books, CpuMeter cpu) implements AutoCloseable {
    private static final Duration SETTLING = Duration.ofMinutes(5);

    static Stage open(Path home) throws IOException, InterruptedException, SQLException {
        Progress.says("A suite is started in a temporary folder");
        SuiteUnderTest suite = SuiteUnderTest.start(home);
        try {
            return new Stage(
                    suite, new Gateway(suite.port()), Books.open(suite), new CpuMeter(suite.pid(), suite.postmaster()));
        } catch (IOException | SQLException e) {
            suite.close();
            throw e;
        }
    }

    /** Everything that was sold, once what is under way has arrived. */
    void requireBalance() throws SQLException, InterruptedException, IOException, WrongException {
        Progress.says("The books are checked");
        List<Violation> violations = suite.invariants().violationsAfter(SETTLING);
        if (!violations.isEmpty()) {
            throw new WrongException("what must always hold does not: " + violations);
        }
    }

    @Override
    public void close() throws SQLException {
        try (suite;
                gateway) {
            books.close();
        }
    }
}
