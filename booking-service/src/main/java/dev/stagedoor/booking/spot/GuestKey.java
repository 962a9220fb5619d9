package dev.stagedoor.booking.spot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a guest's request is recognized: by its key alone, as nothing else tells guests apart. Neither the key nor the mail
 * address can be read from it.
 *
 * @param owner stands for the guest's request at the spot
 * @param hash of what is asked for
 */
record GuestKey(UUID owner, String hash) {

    static @Nullable GuestKey of(UUID spotId, ReserveSlot.Wish wish) {
        String key = wish.key();
        if (key == null) {
            return null;
        }
        ByteBuffer owner = ByteBuffer.wrap(digest(spotId + " " + key));
        byte[] asked = digest(key + " " + wish.slotId() + " " + wish.email());
        return new GuestKey(
                new UUID(owner.getLong(), owner.getLong()), HexFormat.of().formatHex(asked));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
