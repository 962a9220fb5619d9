package dev.stagedoor.chaos.platform;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A shell that waits for the end of this program, whatever ends it, {@code kill -9} included, and then ends every process
 * that has the platform's folder in its command line, and removes the folder.
 */
final class Guard {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            while read -r line; do :; done
            pkill -KILL -f "$FOLDER"
            # A database takes a moment to notice that its first process is gone.
            until rm -rf "$FOLDER"; do sleep 1; done
            """;

    private Guard() {}

    /** Starts it; it waits until its standard input ends, as it does with this program. */
    static Process of(Path folder) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", SCRIPT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // Not in its own command line.
        shell.environment().put("FOLDER", folder.toString());
        return shell.start();
    }
}
