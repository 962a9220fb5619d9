package dev.stagedoor.account.token.model;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;

/** A token that is mailed and works once: 244 random bits. {@link #toString} hides it. */
public record OneTimeToken(UUID secret, UUID moreSecret) {
    private static final int BYTES = 2 * 16;

    /** Base64 without padding. */
    private static final int TEXT_LENGTH = 43;

    /** A new token. */
    public static OneTimeToken random(Supplier<UUID> secrets) {
        return new OneTimeToken(secrets.get(), secrets.get());
    }

    /** Reads {@link #text}; empty if it cannot be a token. */
    public static Optional<OneTimeToken> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return Optional.of(new OneTimeToken(uuid(bytes), uuid(bytes)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** What stands in the mail. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /** SHA-256 of the token: all that is stored. It is random, so the hash needs neither salt nor slowness. */
    public byte[] hash() {
        return DigestUtils.sha256(bytes());
    }

    @Override
    public String toString() {
        return "OneTimeToken[hidden]";
    }

    private byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        for (UUID part : new UUID[] {secret, moreSecret}) {
            bytes = bytes.putLong(part.getMostSignificantBits()).putLong(part.getLeastSignificantBits());
        }
        return bytes.array();
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
