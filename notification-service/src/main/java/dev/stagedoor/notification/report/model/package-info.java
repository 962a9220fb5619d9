/** Periods, facts and figures: plain Java. */
@NullMarked
package dev.stagedoor.notification.report.model;

import org.jspecify.annotations.NullMarked;
