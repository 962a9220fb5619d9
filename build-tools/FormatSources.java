import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks ("check") or rewrites ("write") the format of every Java source below the working directory. */
final class FormatSources {
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git");
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    public static void main(String[] args) throws Exception {
        boolean write = args[0].equals("write");
        List<Path> differing = new ArrayList<>();
        for (Path source : sources(Path.of(""))) {
            String before = Files.readString(source);
            String after = format(source, before);
            if (!after.equals(before)) {
                differing.add(source);
                if (write) {
                    Files.writeString(source, after);
                }
            }
        }
        if (write) {
            System.out.println("Formatted " + differing.size() + " files");
        } else if (!differing.isEmpty()) {
            differing.forEach(source -> System.err.println("Not formatted: " + source));
            System.err.println("Format with: ./mvnw -N process-sources -Dformat=write");
            System.exit(1);
        }
    }

    private static String format(Path source, String text) {
        try {
            String trimmed = RemoveUnusedImports.removeUnusedImports(text);
            return FORMATTER.formatSource(ImportOrderer.reorderImports(trimmed, JavaFormatterOptions.Style.PALANTIR));
        } catch (FormatterException e) {
            throw new IllegalStateException(source + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                boolean skip = dir.getFileName() != null
                        && SKIPPED.contains(dir.getFileName().toString());
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
