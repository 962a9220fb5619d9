/** The tables {@code erasures} and {@code erasure_services}. */
@NullMarked
package dev.stagedoor.account.erasure.postgres;

import org.jspecify.annotations.NullMarked;
