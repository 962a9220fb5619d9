/** Where the trace of a request goes that changes threads. */
@NullMarked
package dev.stagedoor.service.trace;

import org.jspecify.annotations.NullMarked;
