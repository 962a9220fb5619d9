/** Facts and reports in PostgreSQL. */
@NullMarked
package dev.stagedoor.notification.report.postgres;

import org.jspecify.annotations.NullMarked;
