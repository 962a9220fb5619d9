package dev.stagedoor.suite.launch;

import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.run.Ports;
import dev.stagedoor.suite.run.SuiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the AOT cache in the background, as the least important process of the machine: starts a whole suite in a folder
 * of its own, ends it, and leaves the cache in the distribution when it is complete.
 */
public final class Training {
    /** {@code off} for machines where a minute of background work is too much. */
    private static final String SWITCH = "STAGEDOOR_AOT_TRAINING";

    /** $1 the finished cache, $2 where it belongs, $3 the folder to clear away; the command follows. */
    private static final String SCRIPT = """
            made=$1; place=$2; folder=$3; shift 3
            nice -n 19 "$@" && mv "$made" "$place"
            rm -rf "$folder"
            """;

    private final Distribution distribution;

    public Training(Distribution distribution) {
        this.distribution = distribution;
    }

    /** Whether the user has not switched it off. */
    public static boolean isWanted() {
        return !"off".equals(System.getenv(SWITCH));
    }

    /** Returns at once. Does nothing in the end if another process is at it already. */
    public void begin() throws IOException {
        Path temporary = Files.createTempDirectory(distribution.path(), "training-");
        SuiteFolder folder = SuiteFolder.at(temporary);
        Path made = temporary.resolve("stagedoor.aot");
        SuiteSettings settings = new SuiteSettings(folder, Ports.LOOPBACK, Ports.any());
        List<String> command = new ArrayList<>(Background.detaching());
        command.addAll(List.of("sh", "-c", SCRIPT, "train"));
        command.addAll(List.of(made.toString(), distribution.aotCache().toString(), temporary.toString()));
        command.addAll(new JavaCommand(distribution)
                .write(
                        temporary.resolve("java.args"),
                        folder.log(),
                        List.of("-XX:AOTCacheOutput=" + made),
                        Launcher.arguments(settings, "--train")));
        var _ = Background.start(command, distribution.trainingLog());
    }
}
