/** What clients see while a service is away: 503 with Retry-After at once, and the service again as soon as it is back. */
@NullMarked
package dev.stagedoor.gateway.outage;

import org.jspecify.annotations.NullMarked;
