/** What may be changed, and how that ends. */
@NullMarked
package dev.stagedoor.account.profile.model;

import org.jspecify.annotations.NullMarked;
