package dev.stagedoor.gateway.waiting;

import dev.stagedoor.gateway.waiting.model.Tally;
import dev.stagedoor.gateway.waiting.model.Terms;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What operators see of all open rooms together; how one event does, its own address tells. */
@Component
public final class RoomMetrics implements MeterBinder {
    private final Rooms rooms;
    private final WatchPlace watch;
    private final Arrivals log;
    private final Clock clock;

    RoomMetrics(Rooms rooms, WatchPlace watch, Arrivals log, Clock clock) {
        this.rooms = rooms;
        this.watch = watch;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        tallied(registry, "waiting", "People who wait in all rooms", Tally::waiting);
        tallied(registry, "admitted", "People who were let in from all rooms that have not closed", Tally::admitted);
        Gauge.builder("stagedoor.waiting.room.rate", this, RoomMetrics::rate)
                .description("Admissions a minute of all rooms in which somebody waits")
                .register(registry);
        Gauge.builder("stagedoor.waiting.room.log.read", log, arrivals -> arrivals.isCaughtUp() ? 1 : 0)
                .description("1: all arrivals were read, and people can join")
                .register(registry);
        Gauge.builder("stagedoor.waiting.room.streams", watch, WatchPlace::streams)
                .description("Open streams of places")
                .register(registry);
    }

    private void tallied(MeterRegistry registry, String name, String description, ToDoubleFunction<Tally> value) {
        Gauge.builder("stagedoor.waiting.room." + name, rooms, all -> {
                    Instant now = clock.instant();
                    return all.all()
                            .map(room -> room.tally(now))
                            .mapToDouble(value)
                            .sum();
                })
                .description(description)
                .register(registry);
    }

    private double rate() {
        Instant now = clock.instant();
        return rooms.all()
                .filter(room -> room.tally(now).open() && room.tally(now).waiting() > 0)
                .mapToDouble(
                        room -> room.terms().map(Terms::admissionsPerMinute).orElse(0))
                .sum();
    }
}
