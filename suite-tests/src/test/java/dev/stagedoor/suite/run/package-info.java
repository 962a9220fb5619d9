@NullMarked
package dev.stagedoor.suite.run;

import org.jspecify.annotations.NullMarked;
