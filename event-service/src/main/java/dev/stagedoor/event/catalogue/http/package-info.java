/** Events and ticket types over HTTP. */
@NullMarked
package dev.stagedoor.event.catalogue.http;

import org.jspecify.annotations.NullMarked;
