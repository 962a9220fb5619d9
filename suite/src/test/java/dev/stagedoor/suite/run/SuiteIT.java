package dev.stagedoor.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.suite.folder.Parts;
import dev.stagedoor.suite.folder.ProcessIdentity;
import dev.stagedoor.suite.folder.StateFile;
import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.folder.SuiteState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./stagedoor} as a user types it. */
class SuiteIT {
    private static final String ADA = """
            {"username": "ada", "email": "ada@example.org", "password": "correct horse battery", "role": "attendee"}
            """;

    private final RunningSuite shared = RunningSuite.shared();

    @TempDir
    Path temporary;

    @Test
    void tellsWhereEverythingIs() throws Exception {
        Command.Result status = Command.run(shared.data(), "status");
        assertThat(status.exitCode()).isZero();
        assertThat(status.output())
                .contains("http://localhost:" + shared.port(), "/swagger-ui.html", "credentials.json", "stagedoor.log")
                .contains("booking-service");
    }

    @Test
    void startsNoSecondOneOnTheSameFolder() throws Exception {
        long pid = shared.state().process().pid();
        Command.Result again = Command.run(shared.data(), "up", "--port", Integer.toString(shared.port()));
        assertThat(again.exitCode()).isZero();
        assertThat(again.output()).contains("running already", "process " + pid, "http://localhost:" + shared.port());
        assertThat(shared.state().process().pid()).isEqualTo(pid);

        Command.Result elsewhere = Command.run(shared.data(), "up", "--port", Integer.toString(Ports.any()));
        assertThat(elsewhere.exitCode()).isEqualTo(1);
        assertThat(elsewhere.output()).contains("stop it first");
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        Command.Result taken = Command.run(temporary.resolve("other"), "up", "--port", Integer.toString(shared.port()));
        assertThat(taken.exitCode()).isEqualTo(1);
        assertThat(taken.output())
                .contains("Port " + shared.port() + " is taken")
                .doesNotContain("Exception");
    }

    @Test
    void saysThatTheFolderIsOfANewerVersion() throws Exception {
        Path data = temporary.resolve("newer");
        SuiteFolder.at(data).create();
        Files.writeString(data.resolve("version"), "99.0.0\n");
        Command.Result newer = Command.run(data, "up", "--port", Integer.toString(Ports.any()));
        assertThat(newer.exitCode()).isEqualTo(1);
        assertThat(newer.output())
                .contains("99.0.0", "does not know its tables")
                .doesNotContain("Exception");
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void keepsTheDataThroughKillAndDownNextToAnotherSuite() throws Exception {
        Path data = temporary.resolve("mine");
        String port = Integer.toString(Ports.any());
        String gateway = "http://127.0.0.1:" + port;
        assertThat(Command.run(data, "up", "--port", port).exitCode()).isZero();
        assertThat(Http.post(gateway + "/api/auth/register", ADA).statusCode()).isEqualTo(201);
        assertThat(Http.get("http://127.0.0.1:" + shared.port() + "/api/events").statusCode())
                .isEqualTo(200);

        SuiteState before = state(data);
        before.process().find().orElseThrow().destroyForcibly();

        // At once: the process is still there for a moment, and must not be taken for a suite that runs.
        Command.Result up = Command.run(data, "up", "--port", port);
        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).contains("is up");
        assertThat(Http.post(gateway + "/api/auth/register", ADA).statusCode()).isEqualTo(409);
        assertThat(Http.post(gateway + "/api/auth/login", ADA).statusCode()).isEqualTo(200);

        SuiteState after = state(data);
        assertThat(List.of(Parts.POSTGRES, Parts.KAFKA))
                .allSatisfy(part -> assertThat(after.address(part)).isEqualTo(before.address(part)));
        ProcessIdentity running = after.process();
        Command.Result down = Command.run(data, "down");
        assertThat(down.exitCode()).isZero();
        assertThat(down.output()).contains("is down");
        assertThat(Command.run(data, "status").output()).contains("Nothing runs");
        assertThat(running.find()).isEmpty();
        assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        assertThat(Http.get("http://127.0.0.1:" + shared.port() + "/api/events").statusCode())
                .isEqualTo(200);
    }

    @Test
    void listensOnThisMachineOnly() throws Exception {
        assertThat(shared.state().parts())
                .hasSizeGreaterThan(8)
                .allSatisfy(part -> assertThat(part.address()).contains("127.0.0.1"));
    }

    private static SuiteState state(Path data) throws Exception {
        return new StateFile(SuiteFolder.at(data)).readRunning().orElseThrow();
    }
}
