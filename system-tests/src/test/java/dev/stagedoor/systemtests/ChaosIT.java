package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.chaos.Demand;
import dev.stagedoor.chaos.FaultSuite;
import dev.stagedoor.chaos.Round;
import dev.stagedoor.chaos.fault.Fault;
import dev.stagedoor.chaos.fault.Schedule;
import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.chaos.platform.Replica;
import dev.stagedoor.suite.run.SuiteService;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./stagedoor chaos}: people buy from two replicas of everything that sells while parts die. */
class ChaosIT {
    private static final int BUYERS = 12;
    private static final Platform PLATFORM = SharedPlatform.get();
    private static final List<Replica> SECONDS = new ArrayList<>();

    @BeforeAll
    static void startSecondReplicas() throws InterruptedException {
        SECONDS.add(PLATFORM.add(SuiteService.BOOKING));
        SECONDS.add(PLATFORM.add(SuiteService.TICKET));
    }

    @AfterAll
    static void stopSecondReplicas() throws InterruptedException {
        for (Replica replica : SECONDS) {
            PLATFORM.remove(replica);
        }
    }

    @Test
    void everyBookingReachesAFinalStateAndNobodyIsToldWhatIsNotSoWhateverDies() throws Exception {
        long seed = Long.getLong("chaos.seed", new SplittableRandom().nextLong(1, 1_000_000));
        List<Round> rounds = new ArrayList<>();
        try (FaultSuite suite = new FaultSuite(PLATFORM, seed, Demand.steady(BUYERS))) {
            for (Fault fault : Schedule.brief(seed)) {
                Round round = suite.play(fault);
                System.out.println(round);
                rounds.add(round);
            }
        }
        assertThat(rounds)
                .as("again: ./mvnw verify -pl system-tests -am -Dit.test=ChaosIT -Dchaos.seed=%d", seed)
                .allSatisfy(round -> assertThat(round.wrong()).as(round.fault()).isEmpty())
                .allSatisfy(round -> assertThat(round.confirmed()).isPositive());
    }
}
