package dev.stagedoor.benchmarks.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process of the {@link Stage}, seen from outside. */
final class Theatre implements AutoCloseable {
    private static final int HERTZ = 100;
    /** Of the fields behind the name: user time, and system time after it. */
    private static final int USER_TIME = 11;

    private final Process process;
    private final Writer commands;
    private final URI list;
    private final String kafka;
    private final int barePort;
    private final HttpClient http = HttpClient.newHttpClient();

    private Theatre(Process process, String[] addresses) {
        this.process = process;
        this.commands = process.outputWriter(UTF_8);
        this.list = URI.create(addresses[1]);
        this.kafka = addresses[2];
        this.barePort = Integer.parseInt(addresses[3]);
    }

    /** With the memory that a suite gives its JVM. */
    static Theatre open() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stage.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("STAGE ")) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return new Theatre(process, line.split(" ", -1));
            }
        }
        throw new IOException("the stage did not open");
    }

    String kafka() {
        return kafka;
    }

    int port() {
        return list.getPort();
    }

    int barePort() {
        return barePort;
    }

    void tellBare(String words) throws IOException {
        commands.write(words + "\n");
        commands.flush();
    }

    /** Of the first event in the public list: its id, then that of its first ticket type. */
    List<String> event() throws IOException, InterruptedException {
        Matcher ids = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(get(list + "limit=1&available=true"));
        if (!ids.find()) {
            throw new IOException("no event is on sale");
        }
        String event = ids.group(1);
        Matcher types = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"")
                .matcher(get("http://127.0.0.1:" + port() + "/api/events/" + event + "/ticket-types"));
        if (!types.find()) {
            throw new IOException("the event has no ticket type");
        }
        return List.of(event, types.group(1));
    }

    /** Changes that were put into words so far. */
    long changes() throws IOException, InterruptedException {
        Matcher metric = Pattern.compile("stagedoor_live_changes_total\\{[^}]*} ([0-9.E]+)")
                .matcher(get("http://127.0.0.1:" + port() + "/actuator/prometheus"));
        return metric.find() ? (long) Double.parseDouble(metric.group(1)) : 0;
    }

    /** Resident bytes of the process, after a collection. */
    long memory() throws IOException, InterruptedException {
        Path jcmd =
                Path.of(ProcessHandle.current().info().command().orElse("java")).resolveSibling("jcmd");
        Process collection = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!collection.waitFor(1, TimeUnit.MINUTES)) {
            throw new IOException("no collection within a minute");
        }
        Matcher resident = Pattern.compile("VmRSS:\\s+(\\d+) kB")
                .matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
        if (!resident.find()) {
            throw new IOException("no VmRSS: no Linux");
        }
        return Long.parseLong(resident.group(1)) << 10;
    }

    /** Seconds of processor time so far. */
    double processorTime() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / (double) HERTZ;
    }

    private String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
