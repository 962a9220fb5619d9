package dev.stagedoor.chaos.fault;

import dev.stagedoor.suite.run.SuiteService;
import java.time.Duration;

/** Something that goes wrong for a while. */
public sealed interface Fault {
    /** How long. */
    Duration length();

    /** {@code kill -9}, and started again when the time is over. */
    record KillService(String replica, Duration length) implements Fault {}

    /** The same for every process of PostgreSQL. */
    record KillPostgres(Duration length) implements Fault {}

    /** The same for the broker. */
    record KillBroker(Duration length) implements Fault {}

    /** SIGSTOP, then SIGCONT: the process goes on with what it knew, and others have taken its work meanwhile. */
    record PauseService(String replica, Duration length) implements Fault {}

    record PauseBroker(Duration length) implements Fault {}

    /** Every packet is dropped, and nobody is told. */
    record CutOff(String replica, Side from, Duration length) implements Fault {}

    /** What a service can be cut off from. */
    enum Side {
        DATABASE,
        BROKER
    }

    /** Each piece of a conversation with the database takes so much longer. */
    record SlowDatabase(String replica, Duration delay, Duration length) implements Fault {}

    /** The same for the broker: messages arrive late. */
    record DelayMessages(String replica, Duration delay, Duration length) implements Fault {}

    /** What is on the log stands there again, at once or, in any order, much later. */
    record RepeatMessages(Order order, Duration length) implements Fault {}

    /** How messages are repeated. */
    enum Order {
        AT_ONCE,
        ANY
    }

    /** No disk for what the relay writes, nor for what it reads. */
    record FullDisk(SuiteService service, Duration length) implements Fault {}

    /** The clock of one process is wrong, and set right again when the time is over. */
    record ClockStep(String replica, Duration step, Duration length) implements Fault {}

    /** Every connection of the pool waits for a table that somebody else has locked. */
    record StarvedPool(SuiteService service, Duration length) implements Fault {}

    /** All replicas end at once, and start with no warm-up into the middle of the sale. */
    record ColdStart(SuiteService service, Duration length) implements Fault {}

    /** So many of a hundred clients are cut off in the middle of their request. */
    record ClientsCutOff(int percent, Duration length) implements Fault {}
}
