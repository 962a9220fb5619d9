/** The import over HTTP. */
@NullMarked
package dev.stagedoor.event.importing.http;

import org.jspecify.annotations.NullMarked;
