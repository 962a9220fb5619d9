package dev.stagedoor.suite.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where a command says what it has to say. */
@Command
final class Output {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    PrintWriter writer() {
        if (spec == null) {
            throw new IllegalStateException("not part of a command yet");
        }
        return spec.commandLine().getOut();
    }
}
