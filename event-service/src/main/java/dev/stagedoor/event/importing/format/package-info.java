/** Reads files into rows: each format becomes JSON objects, and one reader understands those. */
@NullMarked
package dev.stagedoor.event.importing.format;

import org.jspecify.annotations.NullMarked;
