package dev.stagedoor.gateway.route;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;

/** The policies of the routes, read from their metadata once. */
public final class RoutePolicies {
    private final RoutePolicy defaults;
    private final Map<String, RoutePolicy> known = new ConcurrentHashMap<>();

    public RoutePolicies(RoutePolicy defaults) {
        this.defaults = defaults;
    }

    /** The policy of the route that the request takes. */
    public RoutePolicy of(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        return known.computeIfAbsent(route.getId(), _ -> read(route.getMetadata()));
    }

    private RoutePolicy read(Map<String, Object> metadata) {
        Object service = metadata.get("service");
        Object timeLimit = metadata.get("time-limit");
        Object maxBody = metadata.get("max-body");
        return new RoutePolicy(
                service == null ? defaults.service() : service.toString(),
                timeLimit == null ? defaults.timeLimit() : DurationStyle.detectAndParse(timeLimit.toString()),
                maxBody == null
                        ? defaults.maxBody()
                        : DataSize.parse(maxBody.toString()).toBytes());
    }
}
