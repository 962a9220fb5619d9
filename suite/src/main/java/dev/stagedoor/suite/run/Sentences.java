package dev.stagedoor.suite.run;

import dev.stagedoor.embedded.EmbeddedStartException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;

/** What went wrong, said so that somebody who has never seen the code can do something about it. */
public final class Sentences {
    private static final int MAX_CAUSES = 20;

    private Sentences() {}

    /** A sentence for whatever stopped the start. */
    public static String of(Throwable error) {
        return find(error, Sentences::known).orElseGet(() -> "The start failed: " + innermost(error));
    }

    /** The sentence for a taken port. */
    public static String portTaken(int port) {
        return "Port %d is taken by another program. Stop that program, or choose another port with --port."
                .formatted(port);
    }

    private static Optional<String> known(Throwable error) {
        return switch (error) {
            case EmbeddedStartException start -> Optional.ofNullable(start.getMessage());
            case NewerFolderException newer -> Optional.ofNullable(newer.getMessage());
            case PortInUseException taken -> Optional.of(portTaken(taken.getPort()));
            case FileSystemException file -> Optional.of(ofFile(file));
            default -> Optional.empty();
        };
    }

    private static String ofFile(FileSystemException error) {
        String reason = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("no space left") || reason.contains("quota")) {
            return "The disk that holds %s is full. Free some space, or choose another folder with --data."
                    .formatted(error.getFile());
        }
        String why = error instanceof AccessDeniedException ? "you may not" : String.valueOf(error.getMessage());
        return "%s cannot be written (%s). Make it writable for you, or choose another folder with --data."
                .formatted(error.getFile(), why);
    }

    private static <T> Optional<T> find(Throwable error, Function<Throwable, Optional<T>> question) {
        return causes(error).map(question).flatMap(Optional::stream).findFirst();
    }

    private static String innermost(Throwable error) {
        return causes(error)
                .reduce((_, deeper) -> deeper)
                .map(Throwable::toString)
                .orElse(error.toString());
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES);
    }
}
