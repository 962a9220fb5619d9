package dev.stagedoor.suite.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Lets a service see the auto-configurations of its own dependencies only, although every service's jars are on one
 * class path. Each service's build writes down what it depends on ({@code META-INF/stagedoor/<service>.classpath}), so
 * no list is kept by hand. Applications that have no such list see everything.
 */
public final class OwnAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final String IMPORTS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    /** {@code spring-boot-flyway-4.1.0.jar}: what stands before the version. */
    private static final Pattern JAR = Pattern.compile("([^/]+?)-\\d[^/]*\\.jar");

    private static final Pattern JAR_URL = Pattern.compile(".*/([^/]+\\.jar)!/.*");
    private static final Pattern MODULE_URL = Pattern.compile(".*/([^/]+)/target/classes/.*");

    /** Which artifact brings an auto-configuration; the class path does not change while the process runs. */
    private static final class Origins {
        static final Map<String, String> BY_CLASS = readOrigins();
    }

    private Optional<Set<String>> own = Optional.empty();

    @Override
    public void setEnvironment(Environment environment) {
        own = dependencies(environment.getProperty("spring.application.name"));
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            matches[i] = isOwn(classes[i]);
        }
        return matches;
    }

    // A class that an earlier filter has dropped arrives as null.
    private boolean isOwn(@Nullable String autoConfiguration) {
        String origin = autoConfiguration == null ? null : Origins.BY_CLASS.get(autoConfiguration);
        return own.isEmpty() || origin == null || own.get().contains(origin);
    }

    private static Optional<Set<String>> dependencies(@Nullable String service) {
        String resource = "/META-INF/stagedoor/" + service + ".classpath";
        try (InputStream stream = OwnAutoConfigurations.class.getResourceAsStream(resource)) {
            if (stream == null) {
                return Optional.empty();
            }
            String classPath = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
            Set<String> artifacts = Arrays.stream(classPath.split(":", -1))
                    .map(OwnAutoConfigurations::artifactOfFile)
                    .collect(Collectors.toCollection(HashSet::new));
            artifacts.add(String.valueOf(service));
            return Optional.of(artifacts);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }

    private static Map<String, String> readOrigins() {
        Map<String, String> origins = new HashMap<>();
        try {
            for (URL imports : Collections.list(
                    OwnAutoConfigurations.class.getClassLoader().getResources(IMPORTS))) {
                String artifact = artifactOf(imports.toString());
                try (InputStream stream = imports.openStream()) {
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .forEach(name -> origins.put(name, artifact));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the auto-configurations cannot be listed", e);
        }
        return Map.copyOf(origins);
    }

    /** The artifact that a resource comes from: a jar, or a module's class folder while it is being developed. */
    static String artifactOf(String url) {
        Matcher jar = JAR_URL.matcher(url);
        if (jar.matches()) {
            return artifactOfFile(jar.group(1));
        }
        Matcher module = MODULE_URL.matcher(url);
        return module.matches() ? module.group(1) : url;
    }

    /** Without folder and version: the suite may run a later patch of a library than a service alone. */
    static String artifactOfFile(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        Matcher jar = JAR.matcher(file);
        return jar.matches() ? jar.group(1) : file;
    }
}
