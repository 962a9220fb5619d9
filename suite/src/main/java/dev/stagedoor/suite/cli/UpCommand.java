package dev.stagedoor.suite.cli;

import dev.stagedoor.suite.folder.StateFile;
import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.folder.SuiteState;
import dev.stagedoor.suite.launch.Distribution;
import dev.stagedoor.suite.launch.Launcher;
import dev.stagedoor.suite.launch.Training;
import dev.stagedoor.suite.run.Ports;
import dev.stagedoor.suite.run.Sentences;
import dev.stagedoor.suite.run.SuiteSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = {
            "Starts the suite and returns when it answers.",
            "Exit code 0 also if it is running already at that address; 1 if it cannot be started."
        },
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    private static final Duration ONE_ANSWER = Duration.ofSeconds(2);
    private static final Duration TO_END = Duration.ofSeconds(5);
    private static final double MILLIS_PER_SECOND = 1000.0;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ListenOptions listen = new ListenOptions();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--foreground", description = "stay attached; Ctrl-C stops the suite")
    private boolean foreground;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SuiteFolder folder = data.folder();
        SuiteSettings settings = listen.settings(folder);
        Optional<SuiteState> running = new StateFile(folder).readRunning();
        if (running.isPresent() && !isEnding(running.get())) {
            return alreadyRunning(settings, running.get());
        }
        if (!Ports.isFree(settings.host(), settings.port())) {
            throw new Refusal(Sentences.portTaken(settings.port()));
        }
        return start(settings);
    }

    private int start(SuiteSettings settings) throws IOException, InterruptedException {
        PrintWriter out = output.writer();
        Distribution distribution = Distribution.own();
        boolean cached = distribution.hasAotCache();
        say(out, "Starting Stagedoor in " + settings.folder().path());
        Process process = new Launcher(distribution).launch(settings, foreground);
        // Ctrl-C while it starts means the suite and not just the waiting.
        Thread ending = new Thread(() -> Attached.end(process), "ending");
        Runtime.getRuntime().addShutdownHook(ending);
        SuiteState ready = new StartWatch(out, settings.folder()).await(process);
        if (!foreground) {
            Runtime.getRuntime().removeShutdownHook(ending);
        }
        double seconds = Optional.ofNullable(ready.readyAfterMillis()).orElse(0L) / MILLIS_PER_SECOND;
        out.printf(Locale.ROOT, "%nStagedoor is up after %.1f s.%n%n", seconds);
        Addresses.print(out, settings.folder(), ready);
        if (!cached && Training.isWanted()) {
            new Training(distribution).begin();
            out.printf("%nThe next start is faster: an AOT cache is being made in the background.%n");
        }
        if (foreground) {
            say(out, "\nCtrl-C stops it.");
            return process.waitFor();
        }
        say(out, "\nSee it sell: ./stagedoor demo    Stop it: ./stagedoor down");
        return 0;
    }

    /** A process that was killed a moment ago is still there while it gives back its memory, but answers no more. */
    private static boolean isEnding(SuiteState state) throws InterruptedException {
        return !answers(state) && state.process().endsWithin(TO_END);
    }

    private static boolean answers(SuiteState state) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(state.publicUrl() + "/.well-known/jwks.json"))
                .timeout(ONE_ANSWER)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                    == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private int alreadyRunning(SuiteSettings settings, SuiteState state) {
        PrintWriter out = output.writer();
        out.printf(
                "Stagedoor is %s already in %s (process %d).%n%n",
                state.phase().name().toLowerCase(Locale.ROOT),
                settings.folder().path(),
                state.process().pid());
        Addresses.print(out, settings.folder(), state);
        out.flush();
        if (!state.publicUrl().equals(settings.publicUrl())) {
            throw new Refusal("It does not run at %s as asked for: stop it first with ./stagedoor down."
                    .formatted(settings.publicUrl()));
        }
        return 0;
    }
}
