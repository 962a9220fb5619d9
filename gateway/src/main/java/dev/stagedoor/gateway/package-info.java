/** The one way in: routes requests to the services. Knows no event, booking or ticket. */
@NullMarked
package dev.stagedoor.gateway;

import org.jspecify.annotations.NullMarked;
