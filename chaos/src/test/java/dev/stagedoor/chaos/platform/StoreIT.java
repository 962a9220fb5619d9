package dev.stagedoor.chaos.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.stagedoor.suite.invariants.Database;
import dev.stagedoor.suite.run.SuiteService;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreIT {
    @TempDir
    private Path folder;

    @Test
    void isTheSameAfterAKillAndForGoodGoneOnceItIsClosed() throws SQLException {
        try (Store store = new Store(folder)) {
            store.start();
            Database database = store.of(SuiteService.BOOKING);
            store.kill();
            store.restart();
            try (Connection connection = database.connect()) {
                assertThat(connection.isValid(10)).isTrue();
            }
            store.close();
            assertThatIllegalStateException().isThrownBy(store::restart);
            assertThatExceptionOfType(SQLException.class).isThrownBy(database::connect);
        }
    }
}
