@NullMarked
package dev.stagedoor.gateway.waiting;

import org.jspecify.annotations.NullMarked;
