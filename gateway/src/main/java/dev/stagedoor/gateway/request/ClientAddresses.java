package dev.stagedoor.gateway.request;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where a request comes from. */
public final class ClientAddresses {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** Bytes of an IPv6 address that one customer of a provider holds: a client can choose the rest at will. */
    private static final int IPV6_SITE = 8;

    private final int trustedProxies;

    /** With this many proxies before the gateway, each of which appends to {@code X-Forwarded-For}. */
    public ClientAddresses(int trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /** The client's address as text, {@code unknown} if there is none. */
    public String of(ServerHttpRequest request) {
        InetAddress address = find(request);
        return address == null ? "unknown" : address.getHostAddress();
    }

    /** What to count a client by: the address, or the network of an IPv6 address. */
    public String site(ServerHttpRequest request) {
        InetAddress address = find(request);
        return address instanceof Inet6Address v6 ? network(v6) : of(request);
    }

    private @Nullable InetAddress find(ServerHttpRequest request) {
        InetAddress told = trustedProxies > 0 ? told(request) : null;
        if (told != null) {
            return told;
        }
        var remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }

    /** The entry that the outermost trusted proxy wrote; those before it are the client's own words. */
    private @Nullable InetAddress told(ServerHttpRequest request) {
        List<String> entries = request.getHeaders().getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList();
        if (entries.size() < trustedProxies) {
            return null;
        }
        // Never a look-up of a name: only literals are read.
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(
                entries.get(entries.size() - trustedProxies).strip());
        return literal == null ? null : address(literal);
    }

    private static String network(Inet6Address address) {
        byte[] site = Arrays.copyOf(Arrays.copyOf(address.getAddress(), IPV6_SITE), 2 * IPV6_SITE);
        return address(site).getHostAddress();
    }

    private static InetAddress address(byte[] literal) {
        try {
            return InetAddress.getByAddress(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four or sixteen bytes are an address", e);
        }
    }
}
