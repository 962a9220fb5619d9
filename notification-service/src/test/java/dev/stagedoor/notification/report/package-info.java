/** Tests of reports. */
@NullMarked
package dev.stagedoor.notification.report;

import org.jspecify.annotations.NullMarked;
