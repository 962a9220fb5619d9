@NullMarked
package dev.stagedoor.event.catalogue.model;

import org.jspecify.annotations.NullMarked;
