/** Tests of the rules. */
@NullMarked
package dev.stagedoor.account.session.model;

import org.jspecify.annotations.NullMarked;
