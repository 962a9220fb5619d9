/** An owner changes their account. Of two changes of one state one wins. */
@NullMarked
package dev.stagedoor.account.profile;

import org.jspecify.annotations.NullMarked;
