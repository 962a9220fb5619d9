package dev.stagedoor.chaos.fault;

import dev.stagedoor.chaos.crowd.Crowd;
import dev.stagedoor.chaos.platform.Link;
import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.chaos.platform.Replica;
import dev.stagedoor.suite.run.SuiteService;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Makes things go wrong, and right again. */
public final class Injector {
    private static final double PERCENT = 100.0;

    private final Platform platform;
    private final long seed;

    /** The end of a fault: whatever was broken is given back its chance. */
    @FunctionalInterface
    private interface End {
        void come() throws SQLException, InterruptedException;
    }

    public Injector(Platform platform, long seed) {
        this.platform = platform;
        this.seed = seed;
    }

    /**
     * Lets a fault happen, from its beginning to its end; when it returns, nothing is broken any more, but for what was
     * started again and is not ready yet.
     */
    public void inject(Fault fault, Crowd crowd) throws SQLException, InterruptedException {
        End end = begin(fault, crowd);
        try {
            Thread.sleep(fault.length());
        } finally {
            end.come();
        }
    }

    private End begin(Fault fault, Crowd crowd) throws SQLException, InterruptedException {
        return switch (fault) {
            case Fault.KillService(var replica, var _) -> kill(List.of(platform.named(replica)));
            case Fault.ColdStart(var service, var _) ->
                kill(platform.of(service).toList());
            case Fault.KillPostgres _ -> {
                platform.store().kill();
                yield platform.store()::restart;
            }
            case Fault.KillBroker _ -> {
                platform.broker().kill();
                yield platform.broker()::start;
            }
            case Fault.PauseBroker _ -> {
                platform.broker().pause();
                yield platform.broker()::resume;
            }
            case Fault.PauseService(var name, var _) -> {
                Replica replica = platform.named(name);
                replica.pause();
                yield replica::resume;
            }
            case Fault.CutOff(var replica, var from, var _) -> {
                Link link = link(replica, from);
                link.cut();
                yield link::heal;
            }
            case Fault.SlowDatabase(var replica, var delay, var _) ->
                slow(platform.named(replica).database(), delay);
            case Fault.DelayMessages(var replica, var delay, var _) ->
                slow(platform.named(replica).broker(), delay);
            case Fault.RepeatMessages(var order, var _) -> {
                Repeater repeater = Repeater.start(platform.broker().bootstrapServers(), order, seed);
                yield repeater::close;
            }
            case Fault.FullDisk(var service, var _) -> fill(service);
            case Fault.StarvedPool(var service, var _) -> starve(service);
            case Fault.ClockStep(var name, var step, var _) -> {
                Replica replica = platform.named(name);
                replica.stepClock(step);
                yield () -> replica.stepClock(Duration.ZERO);
            }
            case Fault.ClientsCutOff(var percent, var _) -> {
                crowd.cutOff(percent / PERCENT);
                yield crowd::cutOffAsUsual;
            }
        };
    }

    private static End kill(List<Replica> replicas) throws InterruptedException {
        for (Replica replica : replicas) {
            replica.kill();
        }
        return () -> replicas.forEach(Replica::start);
    }

    private Link link(String replica, Fault.Side from) {
        return switch (from) {
            case DATABASE -> platform.named(replica).database();
            case BROKER -> platform.named(replica).broker();
        };
    }

    private static End slow(Link link, Duration delay) {
        link.slow(delay);
        return link::heal;
    }

    private End fill(SuiteService service) throws SQLException {
        FullDisk disk = new FullDisk(platform.store().of(service));
        disk.fill();
        return disk::free;
    }

    private End starve(SuiteService service) throws SQLException {
        LockedTable table =
                LockedTable.lock(platform.store().of(service), service == SuiteService.BOOKING ? "bookings" : "pools");
        return table::close;
    }
}
