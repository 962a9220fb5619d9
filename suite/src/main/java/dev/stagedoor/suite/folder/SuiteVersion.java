package dev.stagedoor.suite.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The suite's version, which a data folder remembers: an older suite must not run on the tables of a newer one.
 *
 * @param text such as {@code 1.4.0} or {@code 1.5.0-SNAPSHOT}
 */
public record SuiteVersion(String text) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})*).*");

    /** This build's. */
    public static SuiteVersion own() {
        Properties properties = new Properties();
        try (InputStream stream = SuiteVersion.class.getResourceAsStream("/META-INF/stagedoor/suite.properties")) {
            if (stream == null) {
                throw new IllegalStateException("the suite was built without its version");
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new IllegalStateException("the suite's version cannot be read", e);
        }
        return new SuiteVersion(properties.getProperty("version", "0"));
    }

    /** The version that last ran on a folder. */
    public static Optional<SuiteVersion> of(SuiteFolder folder) throws IOException {
        return Files.exists(folder.version())
                ? Optional.of(
                        new SuiteVersion(Files.readString(folder.version()).strip()))
                : Optional.empty();
    }

    /** Leaves this version in the folder. */
    public void leaveIn(SuiteFolder folder) throws IOException {
        Files.writeString(folder.version(), text + "\n");
    }

    /** By the numbers alone: a snapshot counts as the release it leads to. */
    public boolean isNewerThan(SuiteVersion other) {
        return Arrays.compare(numbers(), other.numbers()) > 0;
    }

    private int[] numbers() {
        Matcher matcher = NUMBERS.matcher(text);
        if (!matcher.matches()) {
            return new int[0];
        }
        int[] numbers = List.of(matcher.group(1).split("\\.", -1)).stream()
                .mapToInt(Integer::parseInt)
                .toArray();
        int length = numbers.length;
        while (length > 0 && numbers[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(numbers, length);
    }
}
