package dev.stagedoor.chaos.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramIT {
    @TempDir
    private Path folder;

    /** A run that is aborted in the middle of a fault still comes to the end of that fault. */
    @Test
    void isNotStartedAgainOnceItIsClosed() {
        try (Program program = new Program("sleeper", List.of("sleep", "60"), Map.of(), folder.resolve("log"))) {
            program.start();
            assertThat(program.isAlive()).isTrue();
            program.close();
            program.start();
            assertThat(program.isAlive()).isFalse();
        }
    }
}
