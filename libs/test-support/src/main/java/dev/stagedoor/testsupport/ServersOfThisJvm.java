package dev.stagedoor.testsupport;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be stopped, and then deleted, when the test JVM ends. */
final class ServersOfThisJvm {
    private static final System.Logger LOG = System.getLogger(ServersOfThisJvm.class.getName());
    private static final Deque<AutoCloseable> SERVERS = new ArrayDeque<>();

    private ServersOfThisJvm() {}

    static void closeAtExit(AutoCloseable server) {
        synchronized (SERVERS) {
            SERVERS.push(server);
        }
    }

    /** One hook for both steps: hooks of their own would run at the same time. */
    static void deleteAtExit(TemporaryFolders folders) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            closeAll();
            folders.delete();
        }));
    }

    private static void closeAll() {
        synchronized (SERVERS) {
            for (AutoCloseable server : SERVERS) {
                try {
                    server.close();
                } catch (Exception e) {
                    LOG.log(System.Logger.Level.WARNING, "a test server did not stop", e);
                }
            }
        }
    }
}
