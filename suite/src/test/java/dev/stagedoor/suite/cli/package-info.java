@NullMarked
package dev.stagedoor.suite.cli;

import org.jspecify.annotations.NullMarked;
