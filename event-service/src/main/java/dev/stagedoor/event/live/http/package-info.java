/** Live seats over HTTP. */
@NullMarked
package dev.stagedoor.event.live.http;

import org.jspecify.annotations.NullMarked;
