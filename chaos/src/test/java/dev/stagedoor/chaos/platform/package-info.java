@NullMarked
package dev.stagedoor.chaos.platform;

import org.jspecify.annotations.NullMarked;
