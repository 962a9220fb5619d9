package dev.stagedoor.account.session.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a client trades for new tokens, once. Opaque to clients; {@link #toString} hides it.
 *
 * @param family the sign-in that it descends from, as unguessable as the rest
 */
public record RefreshToken(UUID family, UUID secret, UUID moreSecret) {
    private static final int BYTES = 3 * 16;
    private static final int TEXT_LENGTH = BYTES / 3 * 4;

    /** The first token of a new family. */
    public static RefreshToken first(Supplier<UUID> secrets) {
        return new RefreshToken(secrets.get(), secrets.get(), secrets.get());
    }

    /** The token that replaces this one. */
    public RefreshToken next(Supplier<UUID> secrets) {
        return new RefreshToken(family, secrets.get(), secrets.get());
    }

    /** Reads {@link #text}; empty if it cannot be a token. */
    public static Optional<RefreshToken> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return Optional.of(new RefreshToken(uuid(bytes), uuid(bytes), uuid(bytes)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** What the client keeps. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /** SHA-256 of the token: all that is stored. It is random, so the hash needs neither salt nor slowness. */
    public byte[] hash() {
        return DigestUtils.sha256(bytes());
    }

    /** Names the sign-in where its family, a part of the secret, must not stand: in access tokens. */
    public String sessionId() {
        return DigestUtils.sha256Hex(Arrays.copyOf(bytes(), BYTES / 3));
    }

    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }

    private byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        for (UUID part : new UUID[] {family, secret, moreSecret}) {
            bytes = bytes.putLong(part.getMostSignificantBits()).putLong(part.getLeastSignificantBits());
        }
        return bytes.array();
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
