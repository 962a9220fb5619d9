/** What an event is and which changes it allows. */
@NullMarked
package dev.stagedoor.event.catalogue.model;

import org.jspecify.annotations.NullMarked;
