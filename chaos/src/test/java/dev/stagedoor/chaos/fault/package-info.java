@NullMarked
package dev.stagedoor.chaos.fault;

import org.jspecify.annotations.NullMarked;
