/** The terms over HTTP. */
@NullMarked
package dev.stagedoor.event.waiting.http;

import org.jspecify.annotations.NullMarked;
