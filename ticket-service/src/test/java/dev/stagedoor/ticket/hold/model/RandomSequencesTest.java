package dev.stagedoor.ticket.hold.model;

import static dev.stagedoor.ticket.hold.model.Scene.confirm;
import static dev.stagedoor.ticket.hold.model.Scene.id;
import static dev.stagedoor.ticket.hold.model.Scene.release;
import static dev.stagedoor.ticket.hold.model.Scene.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Thousands of random logs, each decided by the model in random batches and by a naive oracle step by step. */
class RandomSequencesTest {
    private static final int SEQUENCES = 3_000;
    private static final int STEPS = 60;
    private static final int EVENTS = 2;
    private static final int TYPES = 3;
    private static final int BOOKINGS = 12;
    private static final int ATTEMPTS = 3;

    @Test
    void decidesLikeTheOracleInWhateverBatches() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Random random = new Random(seed);
            Scene scene = scene(random);
            NaiveOracle oracle = new NaiveOracle(scene);
            List<Step> log = new ArrayList<>();
            for (int done = 0; done < STEPS; ) {
                List<Step> batch = new ArrayList<>();
                List<String> expected = new ArrayList<>();
                for (int size = 1 + random.nextInt(10); batch.size() < size; ) {
                    Step step = step(random);
                    String outcome = oracle.decide(step);
                    if (!outcome.equals("impossible")) {
                        batch.add(step);
                        expected.add(outcome);
                    }
                }
                Decided decided = scene.decideAll(batch);
                assertThat(decided.outcomes().stream().map(RandomSequencesTest::summary))
                        .as("seed %d, log %s, batch %s", seed, log, batch)
                        .containsExactlyElementsOf(expected);
                scene.assertBalanced();
                oracle.assertAgreesWith(scene);
                log.addAll(batch);
                resize(random, scene, oracle);
                done += batch.size();
            }
            assertReplayChangesNothing(scene, log);
        }
    }

    @Test
    void doesNotDependOnWhereTheBatchesEnd() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Random random = new Random(seed);
            Scene oneByOne = scene(random);
            Scene atOnce = new Scene();
            atOnce.pools.putAll(oneByOne.pools);
            NaiveOracle oracle = new NaiveOracle(oneByOne);
            List<Step> log = new ArrayList<>();
            while (log.size() < STEPS) {
                Step step = step(random);
                if (!oracle.decide(step).equals("impossible")) {
                    log.add(step);
                }
            }
            List<Outcome> singly =
                    log.stream().flatMap(step -> oneByOne.decide(step).stream()).toList();
            assertThat(atOnce.decideAll(log).outcomes()).as("seed %d", seed).isEqualTo(singly);
            assertThat(atOnce.claims).isEqualTo(oneByOne.claims);
        }
    }

    private static void assertReplayChangesNothing(Scene scene, List<Step> log) {
        Map<Attempt, Claim> before = new HashMap<>(scene.claims);
        for (Step step : log) {
            try {
                Decided again = scene.decideAll(List.of(step));
                assertThat(again.pools()).as("replay of %s", step).isEmpty();
            } catch (ImpossibleStep e) {
                // A confirmation that came to an attempt released since then from the state held: refused, harmless.
                assertThat(step).isInstanceOf(Step.Confirmation.class);
            }
        }
        assertThat(scene.claims).isEqualTo(before);
    }

    private static Scene scene(Random random) {
        Scene scene = new Scene();
        for (int event = 1; event <= EVENTS; event++) {
            for (int type = 1; type <= TYPES; type++) {
                scene.pool(type(event, type), event, random.nextInt(8));
            }
        }
        return scene;
    }

    private static Step step(Random random) {
        int booking = 100 + random.nextInt(BOOKINGS);
        // A booking belongs to one event.
        int event = 1 + booking % EVENTS;
        int attempt = 1 + random.nextInt(ATTEMPTS);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> confirm(booking, attempt, event);
            case 3, 4 -> release(booking, attempt, event);
            default -> request(booking, attempt, event, items(random, event));
        };
    }

    private static int[] items(Random random, int event) {
        int[] items = new int[2 * random.nextInt(1, 4)];
        for (int i = 0; i < items.length; i += 2) {
            // Sometimes of the other event, of no event, or nothing at all.
            items[i] = random.nextInt(20) == 0 ? random.nextInt(40) : type(event, 1 + random.nextInt(TYPES));
            items[i + 1] = random.nextInt(20) == 0 ? -random.nextInt(3) : 1 + random.nextInt(3);
        }
        return items;
    }

    private static int type(int event, int type) {
        return 10 * event + type;
    }

    private static void resize(Random random, Scene scene, NaiveOracle oracle) {
        if (random.nextInt(4) == 0) {
            UUID type = id(type(1 + random.nextInt(EVENTS), 1 + random.nextInt(TYPES)));
            int wanted = random.nextInt(8);
            scene.pools.computeIfPresent(type, (_, pool) -> pool.resize(wanted).written());
            oracle.want(type, wanted);
        }
    }

    private static String summary(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Held _ -> "held";
            case Outcome.Refused refused -> refused.refusal().code();
            case Outcome.Sold _ -> "sold";
            case Outcome.Released released ->
                "released, void " + released.sold().size();
            case Outcome.AlreadyDecided decided ->
                decided.standing() == null ? "nothing" : "again " + summary(decided.standing());
        };
    }
}
