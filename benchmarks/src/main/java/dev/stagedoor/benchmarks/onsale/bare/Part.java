package dev.stagedoor.benchmarks.onsale.bare;

/** Something that is done once and timed by whoever asks for it. */
@FunctionalInterface
public interface Part {
    void once() throws Exception;
}
