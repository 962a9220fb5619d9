package dev.stagedoor.chaos.clock;

import dev.stagedoor.service.config.ServiceAutoConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Gives a service another clock in place of the system's. Only the fault suite puts it on a service's class path: no
 * service knows of it.
 */
@AutoConfiguration(before = ServiceAutoConfiguration.class)
@ConditionalOnProperty(SteppedClockAutoConfiguration.FILE)
public class SteppedClockAutoConfiguration {
    /** The file that holds the step, an ISO 8601 duration. */
    public static final String FILE = "stagedoor.chaos.clock";

    @Bean
    Clock steppedClock(@Value("${" + FILE + "}") Path step) {
        return new SteppedClock(Clock.systemUTC(), step);
    }
}
