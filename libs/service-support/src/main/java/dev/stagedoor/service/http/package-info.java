/** What every service's HTTP server needs beyond Spring's defaults. */
@NullMarked
package dev.stagedoor.service.http;

import org.jspecify.annotations.NullMarked;
