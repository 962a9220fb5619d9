/** Tests of the rules. */
@NullMarked
package dev.stagedoor.account.erasure.model;

import org.jspecify.annotations.NullMarked;
