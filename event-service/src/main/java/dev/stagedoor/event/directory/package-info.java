/** Who is who: finds a user by name or mail address, and keeps nothing of users who left. Mail addresses are known by their hash only. */
@NullMarked
package dev.stagedoor.event.directory;

import org.jspecify.annotations.NullMarked;
