/** Errors as RFC 9457 problem details, one shape for every service. */
@NullMarked
package dev.stagedoor.service.problem;

import org.jspecify.annotations.NullMarked;
