/** The whole suite from outside: every service its own process, every request through the gateway. */
@NullMarked
package dev.stagedoor.systemtests;

import org.jspecify.annotations.NullMarked;
