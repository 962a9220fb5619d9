package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestTokens;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The started gateway and its five scripted services, shared by the tests of this package. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=gateway",
            "management.server.port=0",
            // Tests choose their client address, so that no test uses up another's allowance.
            "stagedoor.gateway.client-address.trusted-proxies=1",
            "stagedoor.gateway.rate-limit.refill-per-second=2",
            "stagedoor.gateway.rate-limit.burst=30",
            "stagedoor.gateway.outage.time-limit=2s",
            "stagedoor.gateway.outage.minimum-calls=5",
            "stagedoor.gateway.outage.open=500ms",
            "stagedoor.gateway.overload.pause=2s",
            "stagedoor.gateway.overload.least=20",
            "stagedoor.gateway.body.max-size=64KB",
            "stagedoor.gateway.waiting-room.refresh=100ms",
            "stagedoor.gateway.waiting-room.openings=20ms",
            "stagedoor.gateway.waiting-room.tell-every=50ms",
            "stagedoor.gateway.waiting-room.join-timeout=60s",
            "stagedoor.waiting-room.secret=the gateways of these tests know it"
        })
abstract class GatewayInFront {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final Backend ACCOUNT = new Backend("account");
    static final Backend EVENT = new Backend("event");
    static final Backend BOOKING = new Backend("booking");
    static final Backend TICKET = new Backend("ticket");
    static final Backend NOTIFICATION = new Backend("notification");

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    CircuitBreakerRegistry breakers;

    String address = "";

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("stagedoor.accounts.url", ACCOUNT::url);
        registry.add("stagedoor.events.url", EVENT::url);
        registry.add("stagedoor.bookings.url", BOOKING::url);
        registry.add("stagedoor.tickets.url", TICKET::url);
        registry.add("stagedoor.notifications.url", NOTIFICATION::url);
        registry.add("stagedoor.kafka.bootstrap-servers", TestInfra::bootstrapServers);
        registry.add("stagedoor.security.jwks-uri", TestTokens::jwksUri);
    }

    @BeforeEach
    void allWell() {
        for (Backend backend : List.of(ACCOUNT, EVENT, BOOKING, TICKET, NOTIFICATION)) {
            backend.comeBack();
            backend.echo();
        }
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        address = newAddress();
    }

    static String newAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "198.18." + number / 256 + "." + number % 256;
    }

    WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .defaultHeader("X-Forwarded-For", address)
                .build();
    }

    static Consumer<EntityExchangeResult<byte[]>> problem(int status, String code) {
        return result -> {
            String body = new String(
                    Objects.requireNonNullElse(result.getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
            assertThat(result.getStatus().value()).as(body).isEqualTo(status);
            assertThat(String.valueOf(result.getResponseHeaders().getContentType()))
                    .isEqualTo("application/problem+json");
            assertThat(body).contains("\"code\":\"" + code + "\"").contains("\"status\":" + status);
        };
    }

    /** Sends a GET and expects the problem. */
    @CanIgnoreReturnValue
    EntityExchangeResult<byte[]> getProblem(String path, int status, String code) {
        return client().get()
                .uri(path)
                .exchange()
                .expectBody()
                .consumeWith(problem(status, code))
                .returnResult();
    }
}
