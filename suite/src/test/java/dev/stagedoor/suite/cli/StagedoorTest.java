package dev.stagedoor.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StagedoorTest {
    @TempDir
    Path temporary;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysThatNothingRuns() {
        assertThat(run("status", "--data", folder())).isEqualTo(3);
        assertThat(out).asString().contains("Nothing runs in " + folder(), "./stagedoor up");
        assertThat(run("down", "--data", folder())).isZero();
    }

    @Test
    void showsNoDemoWithoutASuite() {
        assertThat(run("demo", "--data", folder())).isEqualTo(1);
        assertThat(err).asString().contains("No suite is up in " + folder(), "./stagedoor up");
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("up", "--data", folder(), "--port", port)).isEqualTo(1);
            assertThat(err).asString().contains("Port " + port + " is taken", "--port");
        }
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThat(run("up", "--data", folder(), "--port", "70000")).isEqualTo(1);
        assertThat(err).asString().contains("70000 is not a port");
        assertThat(run("up", "--data", folder(), "--port", "http")).isEqualTo(2);
    }

    @Test
    void refusesAFolderThatCannotBeOne() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThat(run("up", "--data", file.resolve("data").toString(), "--port", "0"))
                .isEqualTo(1);
        assertThat(run("up", "--data", file.resolve("data").toString(), "--port", freePort()))
                .isEqualTo(1);
        assertThat(err).asString().contains("cannot be written", "--data");
    }

    @Test
    void explainsItself() {
        assertThat(run("help")).isZero();
        assertThat(out).asString().contains("up", "down", "status", "demo").doesNotContain("serve");
    }

    private static String freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private String folder() {
        return temporary.resolve("data").toString();
    }

    private int run(String... arguments) {
        CommandLine command = Stagedoor.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
