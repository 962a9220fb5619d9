/** What each route asks of its service and its clients. */
@NullMarked
package dev.stagedoor.gateway.route;

import org.jspecify.annotations.NullMarked;
