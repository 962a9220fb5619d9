package dev.stagedoor.systemtests.containers;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The recipes and what they must agree with, as texts by their path in the repository.
 *
 * @param files the texts
 */
record Sources(Map<String, String> files) {
    static final String COMPOSE = "docker-compose.yml";
    static final String SECRETS = ".env.example";
    static final String PROMETHEUS = "observability/prometheus.yml";
    static final String DOCKERFILE = "Dockerfile";
    static final String POM = "pom.xml";
    static final String DEFAULTS = "libs/service-support/src/main/resources/stagedoor-defaults.yml";
    static final String STORE = "libs/service-support/src/main/resources/stagedoor-store.yml";

    private static final Pattern MODULE = Pattern.compile("<module>(gateway|[a-z]+-service)</module>");

    /** Reads the repository that this test runs in. */
    static Sources ofThisRepository() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = requireNonNull(root.getParent(), "not inside the repository");
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : List.of(COMPOSE, SECRETS, PROMETHEUS, DOCKERFILE, POM, DEFAULTS, STORE)) {
            files.put(file, read(root.resolve(file)));
        }
        for (String service : services(read(root.resolve(POM)))) {
            String file = configurationOf(service);
            files.put(file, read(root.resolve(file)));
        }
        try (Stream<Path> manifests = Files.walk(root.resolve("k8s"))) {
            for (Path manifest : manifests.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(manifest).toString(), read(manifest));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sources(files);
    }

    /** The same with one text replaced, for a planted violation. */
    Sources with(String file, String old, String replacement) {
        String text = text(file);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " does not contain " + old);
        }
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put(file, text.replace(old, replacement));
        return new Sources(changed);
    }

    String text(String file) {
        String text = files.get(file);
        if (text == null) {
            throw new IllegalArgumentException("there is no " + file);
        }
        return text;
    }

    /** Modules of the POM that run as a process. */
    List<String> services() {
        return services(text(POM));
    }

    /** The value of an element of the POM that occurs once. */
    String pom(String element) {
        return Pattern.compile("<" + element + ">([^<]+)</")
                .matcher(text(POM))
                .results()
                .findFirst()
                .map(match -> match.group(1))
                .orElseThrow();
    }

    /** The version of the suite. */
    String version() {
        return Pattern.compile("<artifactId>stagedoor</artifactId>\\s*<version>([^<]+)<")
                .matcher(text(POM))
                .results()
                .findFirst()
                .map(match -> match.group(1))
                .orElseThrow();
    }

    /** The port that a service listens on unless told otherwise. */
    String port() {
        return defaultOf(yaml(DEFAULTS).at("server", "port").text());
    }

    /** Where a service's health and metrics are: at its port, unless its configuration moves them. */
    String managementPort(String service) {
        return parse(files.getOrDefault(configurationOf(service), "")).stream()
                .map(document -> document.at("management", "server", "port"))
                .filter(Node::isPresent)
                .map(port -> defaultOf(port.text()))
                .findFirst()
                .orElseGet(this::port);
    }

    private static String defaultOf(String value) {
        return value.replaceAll("^\\$\\{\\w+:(.*)}$", "$1");
    }

    Node yaml(String file) {
        return documents(file).getFirst();
    }

    List<Node> documents(String file) {
        return parse(text(file));
    }

    /** All Kubernetes manifests, without the kustomizations. */
    Map<String, List<Node>> manifests() {
        Map<String, List<Node>> manifests = new LinkedHashMap<>();
        files.forEach((file, text) -> {
            if (file.startsWith("k8s/") && !file.endsWith("kustomization.yaml")) {
                manifests.put(file, parse(text));
            }
        });
        return manifests;
    }

    static String configurationOf(String service) {
        return service + "/src/main/resources/" + service + ".yml";
    }

    static List<Node> parse(String text) {
        List<Node> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
            documents.add(new Node(document));
        }
        return documents;
    }

    private static List<String> services(String pom) {
        return MODULE.matcher(pom)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
