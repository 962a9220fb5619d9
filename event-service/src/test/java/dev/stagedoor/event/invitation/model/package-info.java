@NullMarked
package dev.stagedoor.event.invitation.model;

import org.jspecify.annotations.NullMarked;
