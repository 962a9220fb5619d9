package dev.stagedoor.gateway.route;

import java.time.Duration;

/**
 * What a route asks of its service and its clients.
 *
 * @param service whose circuit breaker judges the calls
 * @param timeLimit from sending the request to the headers of the answer
 * @param maxBody bytes that a request body may have
 */
public record RoutePolicy(String service, Duration timeLimit, long maxBody) {}
