/** The receipts of the services. */
@NullMarked
package dev.stagedoor.account.erasure.kafka;

import org.jspecify.annotations.NullMarked;
