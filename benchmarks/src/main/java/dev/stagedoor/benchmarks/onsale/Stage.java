package dev.stagedoor.benchmarks.onsale;

import dev.stagedoor.benchmarks.onsale.cpu.CpuMeter;
import dev.stagedoor.benchmarks.onsale.suite.Books;
import dev.stagedoor.benchmarks.onsale.suite.Gateway;
import dev.stagedoor.benchmarks.onsale.suite.SuiteUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A suite that runs, and what looks at it from outside. */
record Stage(SuiteUnderTest suite, Gateway gateway, Books books, CpuMeter cpu) implements AutoCloseable {

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

    @Override
    public void close() throws SQLException {
        try (suite;
                gateway) {
            books.close();
        }
    }
}
