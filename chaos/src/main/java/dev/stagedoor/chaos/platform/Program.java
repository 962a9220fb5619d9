package dev.stagedoor.chaos.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A process of its own, that can be killed and paused, and started again as it was. */
final class Program implements AutoCloseable {
    /** A service that stops in order brings what is under way to its end first. */
    private static final int STOP_SECONDS = 60;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    /** Without a lock: whoever closes must not wait for whoever waits for its end. */
    private volatile @Nullable Process process;

    private volatile boolean closed;

    Program(String name, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    /** Does nothing once it is closed. */
    void start() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            if (closed) {
                close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** SIGKILL: no shutdown hook, no goodbye to database or broker. */
    void kill() throws InterruptedException {
        end(Process::destroyForcibly);
    }

    /** SIGTERM: it ends in order. */
    void stop() throws InterruptedException {
        end(running -> {
            running.destroy();
            return running;
        });
    }

    private void end(UnaryOperator<Process> how) throws InterruptedException {
        Process running = process;
        if (running != null && !how.apply(running).waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not end");
        }
        process = null;
    }

    /** SIGSTOP: it keeps its sockets, its locks and its memory, and does not know how much time goes by. */
    void pause() throws InterruptedException {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if nothing had been. */
    void resume() throws InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws InterruptedException {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(name + " does not run");
        }
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(running.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(name + " cannot be sent " + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By force and for good; when it returns, nothing of it writes into its folder any more. */
    @Override
    public void close() {
        closed = true;
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }
}
