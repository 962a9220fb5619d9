package dev.stagedoor.suite.run;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The service that a log line comes from, as far as it can be told: by the package of the logger, or by the name of the
 * thread (a service starts on a thread that bears its name, and Kafka's threads bear the name of the group). Network
 * threads are shared by all, so a line that a library writes on one of them belongs to nobody.
 */
public final class ServiceOfLine extends ClassicConverter {
    private static final String NOBODY = "-";

    private record Signs(String service, String packagePrefix) {}

    private static final List<Signs> SERVICES = Arrays.stream(SuiteService.values())
            .map(service ->
                    new Signs(service.serviceName(), service.application().getPackageName() + "."))
            .toList();

    @Override
    public String convert(ILoggingEvent event) {
        return by(event.getLoggerName(), event.getThreadName()).orElse(NOBODY);
    }

    static Optional<String> by(String logger, String thread) {
        return SERVICES.stream()
                .filter(signs -> logger.startsWith(signs.packagePrefix()))
                .findFirst()
                .or(() -> SERVICES.stream()
                        .filter(signs -> thread.contains(signs.service()))
                        .findFirst())
                .map(Signs::service);
    }
}
