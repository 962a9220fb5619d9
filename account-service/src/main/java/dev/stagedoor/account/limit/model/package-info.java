/** What is counted. */
@NullMarked
package dev.stagedoor.account.limit.model;

import org.jspecify.annotations.NullMarked;
