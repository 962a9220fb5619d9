package dev.stagedoor.gateway.request;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells the services the client's address in {@code X-Forwarded-For}, as the only entry: they can trust it because
 * whatever the client wrote there is gone.
 */
public final class ClientAddressHeader implements HttpHeadersFilter, Ordered {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final ClientAddresses addresses;

    public ClientAddressHeader(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders told = new HttpHeaders();
        told.putAll(input);
        told.set(FORWARDED_FOR, addresses.of(exchange.getRequest()));
        return told;
    }

    @Override
    public int getOrder() {
        // After the filters that remove what the client wrote.
        return Ordered.LOWEST_PRECEDENCE;
    }
}
