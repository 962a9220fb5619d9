/** The first token check; each service makes its own. */
@NullMarked
package dev.stagedoor.gateway.security;

import org.jspecify.annotations.NullMarked;
