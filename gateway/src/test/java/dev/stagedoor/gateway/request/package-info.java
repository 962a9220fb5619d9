/** Tests of the rules. */
@NullMarked
package dev.stagedoor.gateway.request;

import org.jspecify.annotations.NullMarked;
