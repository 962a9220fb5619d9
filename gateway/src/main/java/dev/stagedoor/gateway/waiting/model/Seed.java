package dev.stagedoor.gateway.waiting.model;

import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * What the lots of a room are drawn with. It follows from the gateways' secret and the event, so nobody can choose it after
 * people have come, every replica knows it, and it is nowhere stored. Its hash is told from the start, itself at the opening.
 *
 * @param text 64 hexadecimal digits
 */
public record Seed(String text) {

    public static Seed of(String secret, UUID eventId) {
        return new Seed(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmacHex("seed " + eventId));
    }

    /** SHA-256 of the text. */
    public String hash() {
        return DigestUtils.sha256Hex(text);
    }

    /** The lot of an account: SHA-256 of the seed, a space and the account's id. The least is let in first. */
    public String lot(UUID account) {
        return DigestUtils.sha256Hex(text + " " + account);
    }

    /** Without the seed, which must not be known before the opening. */
    @Override
    public String toString() {
        return "Seed " + hash();
    }
}
