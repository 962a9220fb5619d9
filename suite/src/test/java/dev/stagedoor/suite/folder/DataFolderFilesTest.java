package dev.stagedoor.suite.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.suite.folder.SuiteState.Part;
import dev.stagedoor.suite.folder.SuiteState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderFilesTest {
    @TempDir
    Path temporary;

    private SuiteFolder folder;
    private StateFile file;

    @BeforeEach
    void createFolder() throws IOException {
        folder = SuiteFolder.at(temporary.resolve("data"));
        folder.create();
        file = new StateFile(folder);
    }

    @Test
    void keepsWhatTheProcessSaysOfItself() throws IOException {
        SuiteState state = SuiteState.begun("1.0", ProcessIdentity.own(), "http://localhost:8080")
                .with(new Part(Parts.KAFKA, "127.0.0.1:9092", 1_500))
                .ready(4_000);
        file.write(state);
        assertThat(file.read()).hasValue(state);
        assertThat(file.readRunning()).hasValueSatisfying(running -> {
            assertThat(running.phase()).isEqualTo(Phase.RUNNING);
            assertThat(running.address(Parts.KAFKA)).hasValue("127.0.0.1:9092");
            assertThat(running.address(Parts.POSTGRES)).isEmpty();
        });
    }

    @Test
    void doesNotTakeAStateForARunningSuiteWhoseProcessIsGone() throws IOException {
        ProcessIdentity gone = new ProcessIdentity(ProcessIdentity.own().pid(), Instant.EPOCH.plusSeconds(1));
        file.write(SuiteState.begun("1.0", gone, "http://localhost:8080"));
        assertThat(file.read()).isPresent();
        assertThat(file.readRunning()).isEmpty();
    }

    @Test
    void takesAnUnreadableStateForNone() throws IOException {
        assertThat(file.read()).isEmpty();
        Files.writeString(folder.stateFile(), "{\"pid\": ");
        assertThat(file.read()).isEmpty();
    }

    @Test
    void keepsThePasswordsItMade() throws IOException {
        Credentials first = Credentials.ensure(folder, List.of("booking", "ticket"));
        Credentials later = Credentials.ensure(folder, List.of("booking", "event"));
        assertThat(later.of("booking")).isEqualTo(first.of("booking")).hasSizeGreaterThan(40);
        assertThat(later.of("ticket")).isEqualTo(first.of("ticket"));
        assertThat(later.of("event")).isNotEqualTo(later.of("booking"));
        assertThat(Credentials.read(folder)).isEqualTo(later);
    }

    @Test
    void letsNobodyElseReadThePasswords() throws IOException {
        Credentials credentials = Credentials.ensure(folder, List.of("booking"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.credentials())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
        assertThat(credentials.toString()).doesNotContain(credentials.of("booking"));
    }
}
