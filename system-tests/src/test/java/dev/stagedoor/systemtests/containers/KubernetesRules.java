package dev.stagedoor.systemtests.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the manifests under {@code k8s} must keep. */
final class KubernetesRules {
    private static final String BASE = "k8s/base/";
    private static final String DEPLOYMENT = "k8s/service/deployment.yaml";

    private final Sources sources;

    KubernetesRules(Sources sources) {
        this.sources = sources;
    }

    List<String> violations() {
        List<String> wrong = new ArrayList<>();
        sources.services().forEach(service -> {
            image(service, wrong);
            managementPort(service, wrong);
            variables(service, wrong);
        });
        deployment(wrong);
        secrets(wrong);
        return wrong;
    }

    private void image(String service, List<String> wrong) {
        String file = kustomization(service);
        if (!sources.files().containsKey(file)) {
            wrong.add("there is no " + file);
            return;
        }
        if (!sources.yaml(BASE + "kustomization.yaml").at("resources").texts().contains(service)) {
            wrong.add("the base leaves out " + service);
        }
        List<Node> images = sources.yaml(file).at("images").items();
        if (images.size() != 1) {
            wrong.add(file + " names " + images.size() + " images");
            return;
        }
        ComposeRules.expect(file, images.getFirst().at("newName").text(), "stagedoor/" + service, wrong);
        ComposeRules.expect(file, images.getFirst().at("newTag").text(), sources.version(), wrong);
    }

    /** A management port of its own must be a port of the container, and what the probes ask. */
    private void managementPort(String service, List<String> wrong) {
        String port = sources.managementPort(service);
        List<Node> maps =
                patches(kustomization(service)).stream().flatMap(Node::maps).toList();
        boolean named =
                maps.stream().anyMatch(map -> map.at("containerPort").text().equals(port));
        long probes = maps.stream()
                .filter(map -> map.at("httpGet", "port").text().equals("management"))
                .count();
        if (!port.equals(sources.port()) && !(named && probes == 3)) {
            wrong.add("k8s does not probe " + service + " at its management port " + port);
        }
    }

    private void deployment(List<String> wrong) {
        Node pod = sources.yaml(DEPLOYMENT).at("spec", "template", "spec");
        Node container = pod.at("containers").items().getFirst();
        ComposeRules.expect(
                "the container's port",
                container.at("ports").items().getFirst().at("containerPort").text(),
                sources.port(),
                wrong);
        ComposeRules.expect(
                "the service's port",
                sources.yaml("k8s/service/service.yaml")
                        .at("spec", "ports")
                        .items()
                        .getFirst()
                        .at("port")
                        .text(),
                sources.port(),
                wrong);
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            if (!container.at(probe, "httpGet", "path").text().startsWith("/actuator/health/")) {
                wrong.add("the deployment has no " + probe);
            }
        }
        if (!container.at("resources", "limits", "memory").isPresent()) {
            wrong.add("the deployment has no memory limit");
        }
        if (!pod.at("securityContext", "runAsNonRoot").text().equals("true")) {
            wrong.add("the deployment may run as root");
        }
    }

    private void variables(String service, List<String> wrong) {
        Settings settings = Settings.of(sources, service);
        Set<String> given = new TreeSet<>();
        List<Node> patches = new ArrayList<>(patches(kustomization(service)));
        for (Node component : yaml(kustomization(service)).at("components").items()) {
            patches.addAll(patches("k8s/" + component.text().replace("../", "") + "/kustomization.yaml"));
        }
        for (Node patch : patches) {
            patch.maps().forEach(map -> {
                map.at("env")
                        .items()
                        .forEach(variable -> given.add(variable.at("name").text()));
                map.at("envFrom")
                        .items()
                        .forEach(from -> given.addAll(
                                configMap(from.at("configMapRef", "name").text())));
            });
        }
        given.stream()
                .filter(variable -> variable.startsWith("STAGEDOOR_"))
                .filter(variable -> !settings.known().contains(variable))
                .forEach(variable -> wrong.add("k8s gives " + service + " " + variable + ", which it does not read"));
        settings.required().stream()
                .filter(variable -> !given.contains(variable))
                .forEach(variable -> wrong.add("k8s does not give " + service + " " + variable));
    }

    private List<String> configMap(String name) {
        return sources.documents(BASE + "config.yaml").stream()
                .filter(map -> map.at("metadata", "name").text().equals(name))
                .flatMap(map -> map.at("data").keys().stream())
                .toList();
    }

    private List<Node> patches(String file) {
        return yaml(file).at("patches").items().stream()
                .flatMap(patch -> Sources.parse(patch.at("patch").text()).stream())
                .toList();
    }

    private Node yaml(String file) {
        return sources.files().containsKey(file) ? sources.yaml(file) : new Node(null);
    }

    private void secrets(List<String> wrong) {
        sources.manifests()
                .forEach((file, documents) -> documents.stream()
                        .filter(document -> document.at("kind").text().equals("Secret"))
                        .forEach(_ -> wrong.add(file + " holds a secret")));
        Stream<Node> everything = sources.files().keySet().stream()
                .filter(file -> file.startsWith("k8s/"))
                .flatMap(file -> Stream.concat(sources.documents(file).stream(), patches(file).stream()));
        everything.flatMap(Node::maps).forEach(map -> {
            if (ComposeRules.SECRET.matcher(map.at("name").text()).matches()
                    && !map.at("valueFrom", "secretKeyRef", "name").isPresent()) {
                wrong.add("k8s holds a secret: " + map.at("name").text());
            }
            map.at("data").keys().stream()
                    .filter(key -> ComposeRules.SECRET.matcher(key).matches())
                    .forEach(key -> wrong.add("k8s holds a secret: " + key));
        });
    }

    private static String kustomization(String service) {
        return BASE + service + "/kustomization.yaml";
    }
}
