package dev.stagedoor.event.live.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.live.Wording;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** An event of the stream. */
@Component
class AvailabilityWording implements Wording {
    static final byte[] KEEP_ALIVE = ":keep-alive\n\n".getBytes(US_ASCII);

    private static final byte[] BEFORE = "event:availability\ndata:".getBytes(US_ASCII);
    private static final byte[] AFTER = "\n\n".getBytes(US_ASCII);

    private final JsonMapper json;
    private final Clock clock;

    AvailabilityWording(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    @Override
    public byte[] of(EventView view) {
        byte[] data = json.writeValueAsBytes(AvailabilityResponse.of(view, clock.instant()));
        byte[] all = new byte[BEFORE.length + data.length + AFTER.length];
        System.arraycopy(BEFORE, 0, all, 0, BEFORE.length);
        System.arraycopy(data, 0, all, BEFORE.length, data.length);
        System.arraycopy(AFTER, 0, all, BEFORE.length + data.length, AFTER.length);
        return all;
    }
}
