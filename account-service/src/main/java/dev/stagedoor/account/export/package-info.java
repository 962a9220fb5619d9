/** All that the suite holds of a user, in one document, or none of it. */
@NullMarked
package dev.stagedoor.account.export;

import org.jspecify.annotations.NullMarked;
