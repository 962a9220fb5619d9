/** The OpenAPI documents: what they promise, and what may not change about them. */
@NullMarked
package dev.stagedoor.systemtests.document;

import org.jspecify.annotations.NullMarked;
