@NullMarked
package dev.stagedoor.gateway.waiting.model;

import org.jspecify.annotations.NullMarked;
