/** The order of a waiting room and its draw of lots, in plain Java. */
@NullMarked
package dev.stagedoor.gateway.waiting.model;

import org.jspecify.annotations.NullMarked;
