@NullMarked
package dev.stagedoor.event.listing.http;

import org.jspecify.annotations.NullMarked;
