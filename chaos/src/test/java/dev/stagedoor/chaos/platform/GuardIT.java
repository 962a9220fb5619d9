package dev.stagedoor.chaos.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuardIT {

    @Test
    void leavesNothingOfAPlatformWhoseProgramIsGone() throws Exception {
        Path folder = Files.createTempDirectory("stagedoor-platform");
        Path file = Files.writeString(folder.resolve("file"), "something");
        Process service = new ProcessBuilder("tail", "-f", file.toString()).start();
        Process guard = Guard.of(folder);

        // As the system does at the end of a program, however it ends.
        guard.getOutputStream().close();

        assertThat(guard.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).doesNotExist();
    }
}
