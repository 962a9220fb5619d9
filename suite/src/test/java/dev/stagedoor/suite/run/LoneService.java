package dev.stagedoor.suite.run;

import dev.stagedoor.suite.folder.SuiteVersion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service in a process of its own, on its own class path: as it runs outside the suite. */
final class LoneService {
    private final Process process;

    private LoneService(Process process) {
        this.process = process;
    }

    static LoneService start(SuiteService service, String[] arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dmanagement.endpoints.web.exposure.include=health,beans",
                "-cp",
                classPath(service),
                service.application().getName()));
        command.addAll(List.of(arguments));
        return new LoneService(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void end() {
        process.destroy();
    }

    /** What the service's build wrote down, out of the suite's folder of jars. */
    private static String classPath(SuiteService service) throws IOException {
        Path distribution = Path.of(System.getProperty("stagedoor.root"), "suite", "target", "suite");
        String own = "lib/%s-%s.jar"
                .formatted(service.serviceName(), SuiteVersion.own().text());
        return Stream.concat(Stream.of(own), dependencies(service))
                .map(distribution::resolve)
                // A jar that the suite has in a later version: what needs no auto-configuration makes no beans.
                .filter(Files::exists)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> dependencies(SuiteService service) throws IOException {
        String resource = "/META-INF/stagedoor/" + service.serviceName() + ".classpath";
        try (InputStream stream = LoneService.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException(resource + " is missing");
            }
            return Arrays.stream(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(":", -1));
        }
    }
}
