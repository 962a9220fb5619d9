/** Tests of the rules. */
@NullMarked
package dev.stagedoor.account.profile.model;

import org.jspecify.annotations.NullMarked;
