/** The whole service, over HTTP, with real PostgreSQL and Kafka. */
@NullMarked
package dev.stagedoor.account;

import org.jspecify.annotations.NullMarked;
