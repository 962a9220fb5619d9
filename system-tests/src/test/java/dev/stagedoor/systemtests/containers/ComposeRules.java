package dev.stagedoor.systemtests.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;

/** What {@code docker-compose.yml}, {@code Dockerfile} and {@code prometheus.yml} must keep; each returns what is wrong. */
final class ComposeRules {
    static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|CREDENTIALS?|PRIVATE_KEY)$");

    private final Sources sources;
    private final Node services;

    ComposeRules(Sources sources) {
        this.sources = sources;
        this.services = sources.yaml(Sources.COMPOSE).at("services");
    }

    List<String> violations() {
        List<String> wrong = new ArrayList<>();
        sources.services().forEach(service -> {
            image(service, wrong);
            port(service, wrong);
            variables(service, wrong);
        });
        stores(wrong);
        publishing(wrong);
        secrets(wrong);
        return wrong;
    }

    private void image(String name, List<String> wrong) {
        Node service = services.at(name);
        if (!service.isPresent()) {
            wrong.add("compose has no " + name);
            return;
        }
        expect("image of " + name, service.at("image").text(), "stagedoor/" + name + ":" + sources.version(), wrong);
        expect("build of " + name, service.at("build", "args", "SERVICE").text(), name, wrong);
        for (String limit : List.of("mem_limit", "stop_grace_period", "healthcheck", "depends_on")) {
            if (!service.at(limit).isPresent()) {
                wrong.add(name + " has no " + limit);
            }
        }
    }

    private void port(String name, List<String> wrong) {
        String port = sources.managementPort(name);
        if (!services.at(name, "healthcheck", "test").texts().toString().contains("/dev/tcp/localhost/" + port + " ")) {
            wrong.add("the health check of " + name + " does not ask port " + port);
        }
        List<String> targets = sources.yaml(Sources.PROMETHEUS).at("scrape_configs").items().stream()
                .flatMap(job -> job.at("static_configs").items().stream())
                .flatMap(config -> config.at("targets").texts().stream())
                .toList();
        if (!targets.contains(name + ":" + port)) {
            wrong.add("Prometheus does not scrape " + name + ":" + port);
        }
        if (!sources.text(Sources.DOCKERFILE).contains("EXPOSE " + sources.port() + "\n")) {
            wrong.add("the Dockerfile does not expose " + sources.port());
        }
    }

    private void variables(String name, List<String> wrong) {
        Settings settings = Settings.of(sources, name);
        List<String> given = services.at(name, "environment").keys();
        given.stream()
                .filter(variable -> variable.startsWith("STAGEDOOR_"))
                .filter(variable -> !settings.known().contains(variable))
                .forEach(variable -> wrong.add("compose gives " + name + " " + variable + ", which it does not read"));
        settings.required().stream()
                .filter(variable -> !given.contains(variable))
                .forEach(variable -> wrong.add("compose does not give " + name + " " + variable));
    }

    private void stores(List<String> wrong) {
        String postgres = sources.pom("zonky.postgres-binaries.version").replaceAll("\\.0$", "");
        expect("PostgreSQL", services.at("postgres", "image").text(), "postgres:" + postgres, wrong);
        expect("Kafka", services.at("kafka", "image").text(), "apache/kafka:" + AppInfoParser.getVersion(), wrong);
    }

    private void publishing(List<String> wrong) {
        for (String name : services.keys()) {
            List<String> ports = services.at(name, "ports").texts();
            if (!name.equals("gateway") && !ports.isEmpty()) {
                wrong.add(name + " publishes " + ports);
            }
            if (name.equals("gateway") && ports.stream().noneMatch(port -> port.endsWith(":" + sources.port()))) {
                wrong.add("the gateway's port is not published");
            }
        }
    }

    private void secrets(List<String> wrong) {
        sources.yaml(Sources.COMPOSE).forEachScalar("", (key, value) -> {
            if (SECRET.matcher(key).matches() && !value.matches("\\$\\{[A-Z_]+(:\\?[^}]+)?}")) {
                wrong.add("compose holds a secret: " + key);
            }
        });
        sources.text(Sources.SECRETS)
                .lines()
                .filter(line -> SECRET.matcher(line.split("=", 2)[0]).matches() && !line.endsWith("="))
                .forEach(line -> wrong.add(Sources.SECRETS + " holds a secret: " + line));
    }

    static void expect(String what, String actual, String expected, List<String> wrong) {
        if (!actual.equals(expected)) {
            wrong.add(what + " is '" + actual + "', expected '" + expected + "'");
        }
    }
}
