package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.messaging.Replicas;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.TestInfra;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** What one process of a service saw, the others hear of. */
class ReplicasIT {
    private static final int MANY = 3_333;

    private final String name = "replicas-" + UUID.randomUUID();
    private final Database database = TestInfra.database("replicas");
    private final TestDatabase onlooker = new TestDatabase(database);

    /** What a process has heard. */
    private static final class Ear implements Replicas.Listener {
        private final Set<UUID> heard = ConcurrentHashMap.newKeySet();
        private final AtomicInteger listening = new AtomicInteger();

        @Override
        public void changed(Set<UUID> ids) {
            heard.addAll(ids);
        }

        @Override
        public void listening() {
            listening.incrementAndGet();
        }
    }

    private TestService process(Ear ear) {
        TestService process = TestService.named(name, database, TestInfra.bootstrapServers())
                .bean("ear", Replicas.Listener.class, ear)
                .start();
        await().atMost(TestService.PATIENCE).until(() -> ear.listening.get() > 0);
        return process;
    }

    @Test
    void tellEachOtherOfManyChangesAndNotThemselves() {
        Ear first = new Ear();
        Ear second = new Ear();
        try (TestService one = process(first);
                TestService two = process(second)) {
            List<UUID> byOne = ids(MANY);
            List<UUID> byTwo = ids(1);

            byOne.forEach(id -> one.bean(Replicas.class).tell(List.of(id)));
            two.bean(Replicas.class).tell(byTwo);

            await().atMost(TestService.PATIENCE).until(() -> second.heard.size() == MANY);
            await().atMost(TestService.PATIENCE).until(() -> !first.heard.isEmpty());
            assertThat(second.heard).containsAll(byOne);
            assertThat(first.heard).containsExactlyElementsOf(byTwo);
        }
    }

    @Test
    void areToldAnewThatTheyListenAfterTheirSessionWasLost() {
        Ear ear = new Ear();
        try (TestService listens = process(ear);
                TestService tells = process(new Ear())) {
            assertThat(listens.bean(Replicas.class)).isNotSameAs(tells.bean(Replicas.class));
            onlooker.killRelays();
            await().atMost(TestService.PATIENCE).until(() -> ear.listening.get() == 2);

            UUID later = UUID.randomUUID();
            tells.bean(Replicas.class).tell(List.of(later));

            await().atMost(TestService.PATIENCE).until(() -> ear.heard.contains(later));
        }
    }

    @Test
    void overhearWhatIsNoWordOfTheirs() {
        Ear first = new Ear();
        try (TestService one = process(first);
                TestService two = process(new Ear())) {
            one.bean(DatabaseClient.class)
                    .sql("SELECT pg_notify('stagedoor_replicas', 'somebody else')")
                    .then()
                    .block(TestService.PATIENCE);
            UUID later = UUID.randomUUID();
            two.bean(Replicas.class).tell(List.of(later));

            await().atMost(TestService.PATIENCE).until(() -> first.heard.contains(later));
            assertThat(first.listening).as("sessions").hasValue(1);
        }
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
