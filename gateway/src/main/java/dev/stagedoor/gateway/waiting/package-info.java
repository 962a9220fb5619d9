/**
 * Waiting rooms. The gateway owns nothing: event-service says which events have one, the log says who came in which order,
 * and from these two every replica makes the same line, also after a restart (ADR 10). Whoever is let in holds a signed
 * pass, which is checked without asking anybody.
 */
@NullMarked
package dev.stagedoor.gateway.waiting;

import org.jspecify.annotations.NullMarked;
