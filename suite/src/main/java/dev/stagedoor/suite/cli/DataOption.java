package dev.stagedoor.suite.cli;

import dev.stagedoor.suite.folder.SuiteFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which suite is meant: several run side by side, each with a folder of its own. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where the data is kept (default: data, in the folder of this program)")
    private Path data = Path.of(System.getProperty("stagedoor.home", "."), "data");

    SuiteFolder folder() {
        return SuiteFolder.at(data);
    }
}
