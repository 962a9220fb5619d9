/** {@code ./stagedoor demo}: what a visitor should see, done through the gateway and checked against the books. */
@NullMarked
package dev.stagedoor.suite.demo;

import org.jspecify.annotations.NullMarked;
