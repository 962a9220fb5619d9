package dev.stagedoor.suite.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code suite.json}; a reader never sees half of it. */
public final class StateFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;

    public StateFile(SuiteFolder folder) {
        this.file = folder.stateFile();
    }

    /** The last state written by anybody; empty if there is none that can be read. */
    public Optional<SuiteState> read() throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), SuiteState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            // From a version that wrote it differently: its process cannot be known.
            return Optional.empty();
        }
    }

    /** The state of the process that runs on the folder now; empty if none does. */
    public Optional<SuiteState> readRunning() throws IOException {
        return read().filter(SuiteState::isAlive);
    }

    /** Replaces what is there. */
    public void write(SuiteState state) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + "-unfinished");
        Files.writeString(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(state));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
