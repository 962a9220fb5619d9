package dev.stagedoor.benchmarks.onsale.cpu;

/** Threads that do the same: their names differ in numbers only. */
final class ThreadGroups {
    private ThreadGroups() {}

    static String of(String name) {
        String words = name.replaceAll("[0-9]+", "").replaceAll("[-_#. ]+$", "").replaceAll("^[-_#. ]+", "");
        return words.isEmpty() ? name : words;
    }
}
