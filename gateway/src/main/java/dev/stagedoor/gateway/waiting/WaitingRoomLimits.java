package dev.stagedoor.gateway.waiting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Every limit of the waiting rooms; the values and their reasons stand in {@code gateway.yml}. */
@ConfigurationProperties("stagedoor.gateway.waiting-room")
public record WaitingRoomLimits(
        String secret,
        Duration refresh,
        Duration retryAfterFailure,
        Duration openings,
        Duration admission,
        int maxPlaces,
        Duration joinTimeout,
        Duration tellEvery,
        Duration longestStream,
        int maxStreams,
        Log log) {

    /** Of the log of arrivals. */
    public record Log(String topic, int partitions, short replication, Duration retention) {}

    /** Below it the passes could be guessed; 32 letters of a random text are. */
    private static final int SHORTEST_SECRET = 32;

    public WaitingRoomLimits {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("stagedoor.waiting-room.secret must have at least " + SHORTEST_SECRET
                    + " characters, the same for every gateway: openssl rand -hex 32");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WaitingRoomLimits";
    }
}
