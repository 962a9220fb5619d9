package dev.stagedoor.suite.launch;

import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.run.SuiteSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts the suite's process. */
public final class Launcher {
    private final Distribution distribution;

    public Launcher(Distribution distribution) {
        this.distribution = distribution;
    }

    /**
     * Starts it and returns at once.
     *
     * @param attached whether it ends with the terminal that it was started from
     */
    public Process launch(SuiteSettings settings, boolean attached) throws IOException {
        SuiteFolder folder = settings.folder();
        folder.create();
        List<String> cache =
                distribution.hasAotCache() ? List.of("-XX:AOTCache=" + distribution.aotCache()) : List.of();
        List<String> command = new ArrayList<>(attached ? List.of() : Background.detaching());
        command.addAll(new JavaCommand(distribution)
                .write(folder.path().resolve("java.args"), folder.log(), cache, arguments(settings)));
        return Background.start(command, folder.console());
    }

    static List<String> arguments(SuiteSettings settings, String... further) {
        List<String> arguments = new ArrayList<>(List.of("serve"));
        arguments.addAll(List.of("--data", settings.folder().path().toString()));
        arguments.addAll(List.of("--host", settings.host()));
        arguments.addAll(List.of("--port", Integer.toString(settings.port())));
        arguments.addAll(List.of(further));
        return arguments;
    }
}
