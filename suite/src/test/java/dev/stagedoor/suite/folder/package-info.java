@NullMarked
package dev.stagedoor.suite.folder;

import org.jspecify.annotations.NullMarked;
