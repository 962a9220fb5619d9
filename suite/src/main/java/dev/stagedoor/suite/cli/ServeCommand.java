package dev.stagedoor.suite.cli;

import dev.stagedoor.suite.folder.FolderLock;
import dev.stagedoor.suite.launch.Distribution;
import dev.stagedoor.suite.run.SuiteProcess;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The suite's process itself, which {@code up} starts in the background. */
@Command(name = "serve", hidden = true, description = "Runs the suite in this process.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ListenOptions listen = new ListenOptions();

    @Option(names = "--train", description = "end when everything is up")
    private boolean train;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SuiteProcess process = new SuiteProcess(listen.settings(data.folder()), Clock.systemUTC());
        return train ? train(process) : process.run();
    }

    private static int train(SuiteProcess process) throws IOException, InterruptedException {
        Optional<FolderLock> lock = FolderLock.take(Distribution.own().trainingLock());
        // Held until this process ends; somebody else is at it already if there is none.
        return lock.isPresent() ? process.startOnly() : SuiteProcess.FOLDER_TAKEN;
    }
}
