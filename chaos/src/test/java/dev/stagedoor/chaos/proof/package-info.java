@NullMarked
package dev.stagedoor.chaos.proof;

import org.jspecify.annotations.NullMarked;
