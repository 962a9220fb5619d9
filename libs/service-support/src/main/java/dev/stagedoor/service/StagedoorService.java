package dev.stagedoor.service;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.netty.ReactorNetty;

/** Starts a service; the same entry serves {@code java -jar} and the one-process suite. */
public final class StagedoorService {
    static {
        // By default the threads that serve requests take new connections in as well, a few at a time: at a rush those
        // who come latest are taken in when it is over. A thread of its own does nothing but that.
        if (System.getProperty(ReactorNetty.IO_SELECT_COUNT) == null) {
            System.setProperty(ReactorNetty.IO_SELECT_COUNT, "1");
        }
    }

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
