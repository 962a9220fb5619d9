@NullMarked
package dev.stagedoor.event.importing.format;

import org.jspecify.annotations.NullMarked;
