package dev.stagedoor.gateway.config;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.resources.ConnectionProvider;

/** The gateway's connection pools, with a bound on who waits for a connection: by default any number may. */
final class BoundedPools extends HttpClientFactory {
    private final int maxPending;

    BoundedPools(
            HttpClientProperties client,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            int maxPending) {
        super(client, server, ssl, customizers);
        this.maxPending = maxPending;
    }

    @Override
    protected ConnectionProvider buildConnectionProvider(HttpClientProperties client) {
        var pool = client.getPool();
        return ConnectionProvider.builder(pool.getName())
                .maxConnections(pool.getMaxConnections())
                .pendingAcquireMaxCount(maxPending)
                .pendingAcquireTimeout(Duration.ofMillis(pool.getAcquireTimeout()))
                .maxIdleTime(pool.getMaxIdleTime())
                .maxLifeTime(pool.getMaxLifeTime())
                .evictInBackground(pool.getEvictionInterval())
                .lifo()
                .metrics(pool.isMetrics())
                .build();
    }
}
