package dev.stagedoor.benchmarks.onsale.cpu;

import java.util.List;

/**
 * A line of {@code /proc/PID/stat} or {@code /proc/PID/task/TID/stat}: see proc(5).
 *
 * @param name 15 characters at most
 * @param ownTicks what the process has used, in user mode and in the kernel
 * @param endedChildrenTicks what children have used that ended and were waited for
 */
record ProcessTimes(long pid, String name, long parent, long ownTicks, long endedChildrenTicks) {
    // Counted from the first field after the name.
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int KERNEL = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_KERNEL = 14;

    /** The name stands in parentheses and may hold spaces and parentheses itself. */
    static ProcessTimes parse(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        List<String> fields = List.of(line.substring(close + 2).split(" ", -1));
        return new ProcessTimes(
                Long.parseLong(line.substring(0, open).strip()),
                line.substring(open + 1, close),
                number(fields, PARENT),
                number(fields, USER) + number(fields, KERNEL),
                number(fields, CHILDREN_USER) + number(fields, CHILDREN_KERNEL));
    }

    private static long number(List<String> fields, int index) {
        return Long.parseLong(fields.get(index).strip());
    }
}
