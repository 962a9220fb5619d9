@NullMarked
package dev.stagedoor.contracts;

import org.jspecify.annotations.NullMarked;
