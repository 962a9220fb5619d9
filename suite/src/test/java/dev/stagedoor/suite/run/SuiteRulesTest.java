package dev.stagedoor.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.folder.SuiteVersion;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.PortInUseException;

class SuiteRulesTest {
    private final List<String> closed = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "jar:file:/x/lib/spring-boot-flyway-4.1.0.jar!/META-INF/x.imports, spring-boot-flyway",
        "jar:file:/x/lib/bucket4j_jdk17-core-8.16.1.jar!/META-INF/x.imports, bucket4j_jdk17-core",
        "file:/x/libs/service-support/target/classes/META-INF/x.imports, service-support"
    })
    void tellsTheArtifactOfAnAutoConfiguration(String url, String artifact) {
        assertThat(OwnAutoConfigurations.artifactOf(url)).isEqualTo(artifact);
    }

    @Test
    void tellsTheServiceOfALogLine() {
        assertThat(ServiceOfLine.by("dev.stagedoor.booking.hold.ExpireHolds", "parallel-1"))
                .hasValue("booking-service");
        assertThat(ServiceOfLine.by("org.apache.kafka.clients.Consumer", "kafka-heartbeat | ticket-service"))
                .hasValue("ticket-service");
        assertThat(ServiceOfLine.by("reactor.netty.http.server.HttpServer", "reactor-http-epoll-2"))
                .isEmpty();
    }

    @Test
    void closesTheDoorFirstAndTheGroundLast() {
        Closing closing = new Closing();
        closing.add(Closing.Step.POSTGRES, "postgres", () -> closed.add("postgres"));
        closing.add(Closing.Step.SERVICES, "booking", () -> closed.add("booking"));
        closing.add(Closing.Step.GATEWAY, "gateway", () -> closed.add("gateway"));
        closing.add(Closing.Step.KAFKA, "kafka", () -> {
            closed.add("kafka");
            throw new IOException("it does not want to");
        });
        closing.close();
        assertThat(closed).containsExactly("gateway", "booking", "kafka", "postgres");
    }

    @Test
    void closesAtOnceWhatComesUpTooLate() {
        Closing closing = new Closing();
        closing.close();
        closing.add(Closing.Step.SERVICES, "booking", () -> closed.add("booking"));
        assertThat(closed).containsExactly("booking");
    }

    @Test
    void saysWhatToDo() {
        assertThat(Sentences.of(new CompletionException(new PortInUseException(8080))))
                .isEqualTo(
                        "Port 8080 is taken by another program. Stop that program, or choose another port with --port.");
        assertThat(Sentences.of(new AccessDeniedException("/data"))).contains("/data", "you may not", "--data");
        assertThat(Sentences.of(new FileSystemException("/data/x", null, "No space left on device")))
                .contains("disk", "/data/x", "full");
        assertThat(Sentences.of(new NewerFolderException(new SuiteVersion("2.0"), new SuiteVersion("1.0"))))
                .contains("2.0", "1.0", "--data");
        assertThat(Sentences.of(new IllegalStateException(new IOException("the inner one"))))
                .contains("the inner one");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://localhost:80, http://127.0.0.1:80",
        "0.0.0.0, http://localhost:80, http://127.0.0.1:80",
        "192.0.2.7, http://192.0.2.7:80, http://192.0.2.7:80"
    })
    void tellsAnAddressThatABrowserCanOpen(String host, String publicUrl, String gatewayUrl) {
        SuiteSettings settings = new SuiteSettings(SuiteFolder.at(Path.of("data")), host, 80);
        assertThat(settings.publicUrl()).isEqualTo(publicUrl);
        assertThat(settings.gatewayUrl()).isEqualTo(gatewayUrl);
    }

    @Test
    void keepsAnAddressReadableInAFileName() {
        assertThat(MailCatcher.readable("ada@example.org")).isEqualTo("ada@example.org");
        assertThat(MailCatcher.readable("../../etc/passwd\0@x"))
                .doesNotContain("/", "\0")
                .doesNotStartWith(".");
        assertThat(MailCatcher.readable("a".repeat(500))).hasSizeLessThan(100);
    }
}
