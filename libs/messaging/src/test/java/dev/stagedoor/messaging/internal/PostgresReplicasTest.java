package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class PostgresReplicasTest {
    private final AtomicInteger words = new AtomicInteger();

    @Test
    void goOnTellingAfterAWordThatFailsBeforeItIsOnItsWay() {
        PostgresReplicas replicas = new PostgresReplicas(failing(), Stream::empty, Duration.ofSeconds(10));
        replicas.tell(Set.of(UUID.randomUUID()));
        replicas.tell(Set.of(UUID.randomUUID()));
        assertThat(words).hasValue(2);
    }

    private DatabaseClient failing() {
        Object database = Proxy.newProxyInstance(
                DatabaseClient.class.getClassLoader(), new Class<?>[] {DatabaseClient.class}, (_, _, _) -> {
                    words.incrementAndGet();
                    throw new IllegalStateException("at once");
                });
        return (DatabaseClient) database;
    }
}
