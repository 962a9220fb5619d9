package dev.stagedoor.testsupport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts one service on a random port against real servers.
 *
 * <p>Sets {@code stagedoor.database.host}, {@code .port}, {@code .name}, {@code .user}, {@code .password} (with
 * {@link #database}), {@code stagedoor.kafka.bootstrap-servers}, {@code stagedoor.security.jwks-uri}
 * ({@link TestTokens}) and {@code spring.config.name} (with {@link #service}), all before the service reads its
 * configuration. {@link #properties} win over them. The {@link Database} is a bean of the context.
 *
 * <p>Test classes with the same annotation share the started service and its database, as Spring's context cache does:
 * a test must not count on an empty table. {@link #ownBroker} ends the sharing for a class.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(loader = StagedoorContextLoader.class)
public @interface StagedoorIT {
    /** The name of the configuration file without its ending, such as {@code booking-service}; empty: Spring's default. */
    String service() default "";

    /** The start of the new database's name, such as {@code booking}; empty: the service has no database. */
    String database() default "";

    /**
     * Gives the class a service, a database and a broker that no other class shares. The {@link RestartableBroker} is a
     * bean of the context and is stopped with it. Costs a service start and about 2 seconds more.
     */
    boolean ownBroker() default false;

    /** More properties, {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /** The application, where the search for {@code @SpringBootApplication} from the test's package does not find it. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};
}
