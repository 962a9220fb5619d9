package dev.stagedoor.account.session.http;

import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Whose address failures are counted for. */
public class ClientAddresses {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** The longest text form of an IPv6 address with a zone. */
    private static final int MAX_LENGTH = 64;

    private final boolean trustForwardedFor;

    public ClientAddresses(boolean trustForwardedFor) {
        this.trustForwardedFor = trustForwardedFor;
    }

    /** The address of the client, or of the proxy before it where that is not to be trusted. */
    public String of(ServerHttpRequest request) {
        List<String> forwarded = trustForwardedFor ? request.getHeaders().getOrEmpty(FORWARDED_FOR) : List.of();
        if (!forwarded.isEmpty()) {
            String all = forwarded.getLast();
            // The last entry is the one that the nearest proxy wrote; those before it are hearsay.
            String last = all.substring(all.lastIndexOf(',') + 1).strip();
            if (!last.isEmpty() && last.length() <= MAX_LENGTH) {
                return last;
            }
        }
        var remote = request.getRemoteAddress();
        var address = remote == null ? null : remote.getAddress();
        return address == null ? "unknown" : address.getHostAddress();
    }
}
