package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages name tests and files; each of them exists. */
class PagesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

    @ParameterizedTest
    @CsvSource({"guarantees, 40", "coverage, 40", "risks, 15", "holding-seats, 40"})
    void nameOnlyTestsThatExist(String page, int atLeast) throws IOException {
        List<MatchResult> named = NAMED.matcher(Files.readString(ROOT.resolve("docs/" + page + ".md")))
                .results()
                .toList();
        assertThat(named).hasSizeGreaterThan(atLeast);
        Map<String, String> sources = testSources();
        assertThat(named)
                .allSatisfy(test -> assertThat(sources.getOrDefault(test.group(1) + ".java", ""))
                        .as(test.group())
                        .contains("void " + test.group(2) + "("));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "architecture",
                "guarantees",
                "holding-seats",
                "integrators",
                "operations",
                "privacy",
                "risks",
                "scaling"
            })
    void linkOnlyToFilesThatExist(String page) throws IOException {
        Path file = ROOT.resolve("docs/" + page + ".md");
        assertThat(LINK.matcher(Files.readString(file)).results())
                .allSatisfy(
                        link -> assertThat(file.resolveSibling(link.group(1))).exists());
    }

    private static Map<String, String> testSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(), PagesTest::read, (one, other) -> one + other));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
