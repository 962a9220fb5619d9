/** Tests of periods and figures. */
@NullMarked
package dev.stagedoor.notification.report.model;

import org.jspecify.annotations.NullMarked;
