package dev.stagedoor.gateway.limit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Requests of each client that have no end yet, streams and long waits included: a rate says nothing of these. A client
 * without any takes no memory.
 */
public final class OpenRequests {
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
    private final int most;

    /** Lets each client have {@code most} at once. */
    public OpenRequests(int most) {
        this.most = most;
    }

    /** Whether the client may have one more; then it has it, until {@link #end}. */
    boolean begin(String client) {
        if (open.merge(client, 1, Integer::sum) <= most) {
            return true;
        }
        end(client);
        return false;
    }

    void end(String client) {
        open.computeIfPresent(client, (_, before) -> before == 1 ? null : before - 1);
    }
}
