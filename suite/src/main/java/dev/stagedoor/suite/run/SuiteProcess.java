package dev.stagedoor.suite.run;

import dev.stagedoor.suite.folder.FolderLock;
import dev.stagedoor.suite.folder.ProcessIdentity;
import dev.stagedoor.suite.folder.StateFile;
import dev.stagedoor.suite.folder.SuiteState;
import dev.stagedoor.suite.folder.SuiteVersion;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The life of the suite's process: take the folder, start, say so, wait for the end, close. */
public final class SuiteProcess {
    /** The folder belongs to another process; nothing was touched. */
    public static final int FOLDER_TAKEN = 4;

    private static final Logger LOG = LoggerFactory.getLogger(SuiteProcess.class);

    private final SuiteSettings settings;
    private final Clock clock;
    private final SuiteVersion version = SuiteVersion.own();

    public SuiteProcess(SuiteSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Runs until the process is told to end. */
    public int run() throws IOException, InterruptedException {
        return run(new CountDownLatch(1));
    }

    /** Starts everything, and ends once it is up: what an AOT cache is made from. */
    public int startOnly() throws IOException, InterruptedException {
        return run(new CountDownLatch(0));
    }

    private int run(CountDownLatch end) throws IOException, InterruptedException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        settings.folder().create();
        Optional<FolderLock> lock = FolderLock.take(settings.folder());
        if (lock.isEmpty()) {
            return FOLDER_TAKEN;
        }
        StateFile file = new StateFile(settings.folder());
        SuiteState begun = SuiteState.begun(version.text(), ProcessIdentity.own(), settings.publicUrl());
        StartReport report = new StartReport(file, clock, begun);
        Suite suite = new Suite(settings, file.read().orElse(null), report, clock);
        report.begin();
        Thread hook = new Thread(() -> close(suite, report), "closing");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start(suite);
        } catch (Exception | Error e) {
            LOG.error("The start failed", e);
            report.hasFailed(Sentences.of(e));
            // The hook closes what is up.
            return 1;
        }
        end.await();
        return 0;
    }

    private void start(Suite suite) throws Exception {
        LOG.info("Stagedoor {} starts in {}", version.text(), settings.folder().path());
        Optional<SuiteVersion> folderVersion = SuiteVersion.of(settings.folder());
        if (folderVersion.filter(last -> last.isNewerThan(version)).isPresent()) {
            throw new NewerFolderException(folderVersion.get(), version);
        }
        version.leaveIn(settings.folder());
        suite.start();
    }

    private static void close(Suite suite, StartReport report) {
        report.isClosing();
        suite.close();
        report.isClosed();
    }
}
