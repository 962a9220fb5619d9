package dev.stagedoor.gateway.config;

import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.AddressUtils;

/**
 * The gateway's connection pools, with a bound on who waits for a connection: by default any number may. A stream holds one
 * for as long as it is open, so the pool of the service that is watched has room for those who watch besides.
 */
final class BoundedPools extends HttpClientFactory {
    private final GatewayProperties.Pool limits;
    private final URI watched;

    BoundedPools(
            HttpClientProperties client,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            GatewayProperties.Pool limits,
            URI watched) {
        super(client, server, ssl, customizers);
        this.limits = limits;
        this.watched = watched;
    }

    @Override
    protected ConnectionProvider buildConnectionProvider(HttpClientProperties client) {
        var pool = client.getPool();
        var builder = ConnectionProvider.builder(pool.getName());
        bound(builder, pool, pool.getMaxConnections());
        return builder.evictInBackground(pool.getEvictionInterval())
                .forRemoteHost(
                        address(watched), host -> bound(host, pool, pool.getMaxConnections() + limits.watchers()))
                .build();
    }

    private void bound(ConnectionProvider.ConnectionPoolSpec<?> spec, HttpClientProperties.Pool pool, int connections) {
        spec.maxConnections(connections)
                .pendingAcquireMaxCount(limits.maxPending())
                .pendingAcquireTimeout(Duration.ofMillis(pool.getAcquireTimeout()))
                .maxIdleTime(pool.getMaxIdleTime())
                .maxLifeTime(pool.getMaxLifeTime())
                .lifo()
                .metrics(pool.isMetrics());
    }

    /** As the HTTP client writes it, by which the pools are told apart. */
    private static SocketAddress address(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
        return AddressUtils.createUnresolved(uri.getHost(), port);
    }
}
