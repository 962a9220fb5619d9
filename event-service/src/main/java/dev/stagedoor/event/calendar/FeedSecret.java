package dev.stagedoor.event.calendar;

import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** What makes the address of a feed unguessable: 122 random bits. */
public record FeedSecret(String text) {

    /** Made of a random id, which comes from a cryptographic source. */
    public static FeedSecret of(UUID random) {
        return new FeedSecret(random.toString().replace("-", ""));
    }

    /** SHA-256: all that is stored. The secret is random, so the hash needs neither salt nor slowness. */
    public String hash() {
        return DigestUtils.sha256Hex(text);
    }
}
