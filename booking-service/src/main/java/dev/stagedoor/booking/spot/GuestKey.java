package dev.stagedoor.booking.spot;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
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
        ByteBuffer owner = ByteBuffer.wrap(DigestUtils.sha256(spotId + " " + key));
        String asked = DigestUtils.sha256Hex(key + " " + wish.slotId() + " " + wish.email());
        return new GuestKey(new UUID(owner.getLong(), owner.getLong()), asked);
    }
}
