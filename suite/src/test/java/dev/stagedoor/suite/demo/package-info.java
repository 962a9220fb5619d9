@NullMarked
package dev.stagedoor.suite.demo;

import org.jspecify.annotations.NullMarked;
