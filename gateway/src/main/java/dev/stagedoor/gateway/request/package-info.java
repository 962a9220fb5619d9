/** What every request carries to the services: an id, and the client's address. */
@NullMarked
package dev.stagedoor.gateway.request;

import org.jspecify.annotations.NullMarked;
