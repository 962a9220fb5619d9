/** How that ends. */
@NullMarked
package dev.stagedoor.account.confirmation.model;

import org.jspecify.annotations.NullMarked;
