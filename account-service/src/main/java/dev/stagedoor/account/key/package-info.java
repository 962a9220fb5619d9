/** Signing keys. Owns the table {@code signing_keys}; all replicas sign and verify with the same ones. */
@NullMarked
package dev.stagedoor.account.key;

import org.jspecify.annotations.NullMarked;
