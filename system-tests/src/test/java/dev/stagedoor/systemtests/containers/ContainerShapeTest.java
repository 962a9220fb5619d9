package dev.stagedoor.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipes agree with the code; and each rule bites, as a planted violation of it shows. */
class ContainerShapeTest {
    private static final Sources SOURCES = Sources.ofThisRepository();

    @Test
    void agreesWithTheCode() {
        assertThat(SOURCES.services()).hasSizeGreaterThanOrEqualTo(6).contains("gateway", "notification-service");
        assertThat(violations(SOURCES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            docker-compose.yml | image: stagedoor/ticket-service: | image: stagedoor/tickets: | image of ticket-service
            docker-compose.yml | {SERVICE: ticket-service} | {SERVICE: event-service} | build of ticket-service
            docker-compose.yml | event-service:0.1.0 | event-service:0.0.9 | image of event-service
            docker-compose.yml | `  booking-service:\n` | `  bookings:\n` | no booking-service
            docker-compose.yml | mem_limit: 512m | mem_reservation: 512m | no mem_limit
            docker-compose.yml | tcp/localhost/8080 | tcp/localhost/8090 | health check of ticket-service
            docker-compose.yml | postgres:18.6 | postgres:17.1 | PostgreSQL is
            docker-compose.yml | apache/kafka:4 | apache/kafka:3 | Kafka is
            docker-compose.yml | mem_limit: 128m | ports: ["8025:8025"] | mail publishes
            docker-compose.yml | :8080"] | :8081"] | gateway's port
            docker-compose.yml | STAGEDOOR_MAIL_HOST | STAGEDOOR_SMTP_HOST | STAGEDOOR_SMTP_HOST, which it does not read
            docker-compose.yml | STAGEDOOR_DATABASE_HOST: postgres | X: y | not give ticket-service STAGEDOOR_DATABASE_HOST
            docker-compose.yml | ${TICKET_DATABASE_PASSWORD} | hunter2 | compose holds a secret
            docker-compose.yml | ${TICKET_DATABASE_PASSWORD} | ${TICKET_DATABASE_PASSWORD:-hunter2} | compose holds a secret
            .env.example | POSTGRES_PASSWORD= | POSTGRES_PASSWORD=hunter2 | .env.example holds a secret
            observability/prometheus.yml | ticket-service:8080 | ticket-service:8090 | not scrape ticket-service
            observability/prometheus.yml | gateway:8081 | gateway:8080 | not scrape gateway
            Dockerfile | EXPOSE 8080 | EXPOSE 80 | does not expose
            pom.xml | <module>suite</module> | <module>refund-service</module> | no refund-service
            k8s/base/kustomization.yaml | `  - ticket-service\n` | `` | leaves out ticket-service
            k8s/base/ticket-service/kustomization.yaml | stagedoor/ticket-service | stagedoor/event-service | ticket-service/kustomization.yaml is
            k8s/base/ticket-service/kustomization.yaml | 0.1.0 | 0.0.9 | ticket-service/kustomization.yaml is
            gateway/src/main/resources/gateway.yml | PORT:8081} | PORT:9091} | not scrape gateway:9091
            gateway/src/main/resources/gateway.yml | PORT:8081} | PORT:9091} | not probe gateway at its management port 9091
            k8s/base/gateway/kustomization.yaml | containerPort: 8081 | containerPort: 8082 | not probe gateway
            k8s/service/deployment.yaml | containerPort: 8080 | containerPort: 80 | container's port
            k8s/service/service.yaml | port: 8080 | port: 80 | service's port
            k8s/service/deployment.yaml | readinessProbe | readyProbe | no readinessProbe
            k8s/service/deployment.yaml | runAsNonRoot: true | runAsNonRoot: false | may run as root
            k8s/service/deployment.yaml | limits: | limit: | no memory limit
            k8s/base/config.yaml | STAGEDOOR_DATABASE_HOST | STAGEDOOR_DB_HOST | not give ticket-service STAGEDOOR_DATABASE_HOST
            k8s/base/config.yaml | STAGEDOOR_DATABASE_HOST | STAGEDOOR_DB_HOST | STAGEDOOR_DB_HOST, which it does not read
            k8s/base/config.yaml | kind: ConfigMap | kind: Secret | config.yaml holds a secret
            k8s/base/config.yaml | STAGEDOOR_DATABASE_HOST: | STAGEDOOR_DATABASE_PASSWORD: | k8s holds a secret
            k8s/store/kustomization.yaml | valueFrom: | value: | k8s holds a secret
            """)
    void catchesAPlantedViolation(String file, String old, String replacement, String expected) {
        Sources planted = SOURCES.with(file, unescape(old), unescape(replacement));
        assertThat(violations(planted)).anyMatch(violation -> violation.contains(expected));
    }

    private static String unescape(String text) {
        return text == null ? "" : text.replace("\\n", "\n");
    }

    private static List<String> violations(Sources sources) {
        return Stream.concat(
                        new ComposeRules(sources).violations().stream(),
                        new KubernetesRules(sources).violations().stream())
                .toList();
    }
}
