/** Reports for those whom they are made for. */
@NullMarked
package dev.stagedoor.notification.report.http;

import org.jspecify.annotations.NullMarked;
