package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each service's jar tells what it is made of, for whoever looks for known holes in it: releases, and nothing else. */
class PartsListIT {
    private static final String PARTS = "META-INF/sbom/application.cdx.json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway",
                "account-service",
                "event-service",
                "booking-service",
                "ticket-service",
                "notification-service"
            })
    void tellsWhatAServiceIsMadeOf(String service) throws IOException {
        Path jar =
                Path.of(System.getProperty("stagedoor.root"), service, "target", service + "-0.1.0-SNAPSHOT-exec.jar");
        try (ZipFile files = new ZipFile(jar.toFile());
                InputStream parts = files.getInputStream(files.getEntry(PARTS))) {
            List<JsonNode> others = new JsonMapper()
                    .readTree(parts)
                    .path("components")
                    .valueStream()
                    .filter(part -> !part.path("group").asString("").equals("dev.stagedoor"))
                    .toList();
            assertThat(others)
                    .extracting(part -> part.path("name").asString(""))
                    .contains("spring-webflux", "netty-handler");
            assertThat(others)
                    .allMatch(part -> part.path("purl").asString("").startsWith("pkg:maven/"))
                    .noneMatch(part -> part.path("version").asString("").contains("SNAPSHOT"));
        }
    }
}
