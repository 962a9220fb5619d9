package dev.stagedoor.suite.cli;

import dev.stagedoor.suite.folder.SuiteVersion;
import dev.stagedoor.suite.run.Sentences;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./stagedoor}: the suite in one command. */
@Command(
        name = "stagedoor",
        description = "Event ticketing that never oversells: the whole suite on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Stagedoor.Version.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            DemoCommand.class,
            ServeCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Stagedoor {

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Stagedoor " + SuiteVersion.own().text()};
        }
    }

    private Stagedoor() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments.length == 0 ? new String[] {"help"} : arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Stagedoor()).setExecutionExceptionHandler((error, command, _) -> {
            command.getErr().println(command.getColorScheme().errorText(sentence(error)));
            return 1;
        });
    }

    private static String sentence(Exception error) {
        return switch (error) {
            case Refusal refusal -> String.valueOf(refusal.getMessage());
            case FileSystemException file -> Sentences.of(file);
            default -> "Something went wrong that should not: " + error;
        };
    }
}
