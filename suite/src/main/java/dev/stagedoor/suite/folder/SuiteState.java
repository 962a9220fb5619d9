package dev.stagedoor.suite.folder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the suite's process says of itself, kept in {@code suite.json}.
 *
 * @param version the suite's version
 * @param process who wrote this
 * @param phase how far it is
 * @param publicUrl where the gateway answers
 * @param parts what is up so far, in the order in which it came up
 * @param readyAfterMillis from the start of the process until the gateway answered; null before
 * @param failure a sentence for the user; null unless the start failed
 */
public record SuiteState(
        String version,
        ProcessIdentity process,
        Phase phase,
        String publicUrl,
        List<Part> parts,
        @Nullable Long readyAfterMillis,
        @Nullable String failure) {

    /** The life of a suite's process. */
    public enum Phase {
        STARTING,
        RUNNING,
        STOPPING,
        STOPPED,
        FAILED
    }

    /**
     * Something that is up.
     *
     * @param name as in {@link Parts}, or a service's name
     * @param address host and port, or a URL
     * @param afterMillis since the start of the process
     */
    public record Part(String name, String address, long afterMillis) {}

    public SuiteState {
        parts = List.copyOf(parts);
    }

    /** A process that has just begun. */
    public static SuiteState begun(String version, ProcessIdentity process, String publicUrl) {
        return new SuiteState(version, process, Phase.STARTING, publicUrl, List.of(), null, null);
    }

    /** The address of a part that is up. */
    public Optional<String> address(String part) {
        return parts.stream()
                .filter(up -> up.name().equals(part))
                .map(Part::address)
                .findFirst();
    }

    /** Whether the process that wrote this is still there. */
    @JsonIgnore
    public boolean isAlive() {
        return process.find().isPresent();
    }

    public SuiteState with(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new SuiteState(version, process, phase, publicUrl, more, readyAfterMillis, failure);
    }

    public SuiteState with(Phase next) {
        return new SuiteState(version, process, next, publicUrl, parts, readyAfterMillis, failure);
    }

    public SuiteState ready(long afterMillis) {
        return new SuiteState(version, process, Phase.RUNNING, publicUrl, parts, afterMillis, failure);
    }

    public SuiteState failed(String sentence) {
        return new SuiteState(version, process, Phase.FAILED, publicUrl, parts, readyAfterMillis, sentence);
    }
}
