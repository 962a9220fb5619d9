package dev.stagedoor.event.spot.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where people find a spot: a configured address, for a header of a request could send them anywhere. */
@Component
class SpotPages {
    private final String publicUrl;

    SpotPages(@Value("${stagedoor.public-url}") URI publicUrl) {
        String address = publicUrl.toString();
        this.publicUrl = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    String page(String spot) {
        return publicUrl + "/spots/" + encoded(spot);
    }

    /** The address of the spot in this interface. */
    URI resource(String spot) {
        return URI.create("/api/spots/" + encoded(spot));
    }

    private static String encoded(String spot) {
        return UriUtils.encode(spot, StandardCharsets.UTF_8);
    }
}
