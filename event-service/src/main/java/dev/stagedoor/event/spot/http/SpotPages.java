package dev.stagedoor.event.spot.http;

import dev.stagedoor.service.http.PublicUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where people find a spot. */
@Component
class SpotPages {
    private final PublicUrl publicUrl;

    SpotPages(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    String page(String spot) {
        return publicUrl.link("/spots/" + encoded(spot));
    }

    /** The address of the spot in this interface. */
    URI resource(String spot) {
        return URI.create("/api/spots/" + encoded(spot));
    }

    private static String encoded(String spot) {
        return UriUtils.encode(spot, StandardCharsets.UTF_8);
    }
}
