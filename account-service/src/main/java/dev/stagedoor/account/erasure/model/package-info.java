/** Which services have erased. */
@NullMarked
package dev.stagedoor.account.erasure.model;

import org.jspecify.annotations.NullMarked;
