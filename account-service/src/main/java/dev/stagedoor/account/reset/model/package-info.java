/** How that ends. */
@NullMarked
package dev.stagedoor.account.reset.model;

import org.jspecify.annotations.NullMarked;
