package dev.stagedoor.service;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a service; the same entry serves {@code java -jar} and the one-process suite. */
public final class StagedoorService {
    private StagedoorService() {}

    /**
     * Starts the service {@code name}, configured by the resource {@code <name>.yml}: not {@code application.yml}, so
     * that several services can share a class path.
     */
    public static ConfigurableApplicationContext run(Class<?> application, String name, String... args) {
        return builder(application, name).run(args);
    }

    /** The same service, not yet started. */
    public static SpringApplicationBuilder builder(Class<?> application, String name) {
        return new SpringApplicationBuilder(application)
                .properties("spring.config.name=" + name, "spring.application.name=" + name);
    }
}
