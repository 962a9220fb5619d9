package dev.stagedoor.event.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** What makes the address of a feed unguessable: 122 random bits. */
public record FeedSecret(String text) {

    /** Made of a random id, which comes from a cryptographic source. */
    public static FeedSecret of(UUID random) {
        return new FeedSecret(random.toString().replace("-", ""));
    }

    /** SHA-256: all that is stored. The secret is random, so the hash needs neither salt nor slowness. */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
