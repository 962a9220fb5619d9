/**
 * What organizers are told every day and every week. A fact is told in exactly one daily and one weekly report: in that of
 * the period in which it happened or, where that was made before the fact was known, in a later one as {@code late}.
 */
@NullMarked
package dev.stagedoor.notification.report;

import org.jspecify.annotations.NullMarked;
