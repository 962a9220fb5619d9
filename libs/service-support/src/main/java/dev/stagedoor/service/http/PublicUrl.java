package dev.stagedoor.service.http;

import java.net.URI;

/**
 * Where people reach the suite, for links that leave it: a configured address, as the headers of a request could send
 * them anywhere.
 *
 * @param origin scheme, host and port, with or without a path; without a slash at its end
 */
public record PublicUrl(String origin) {

    /** Errors with {@link IllegalArgumentException} where the address is no URL of the web. */
    public static PublicUrl of(URI address) {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "stagedoor.public-url must be an address such as https://tickets.example.org, not " + address);
        }
        String text = address.toString();
        return new PublicUrl(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /**
     * A link.
     *
     * @param path encoded, with a slash at its beginning
     */
    public String link(String path) {
        return origin + path;
    }
}
