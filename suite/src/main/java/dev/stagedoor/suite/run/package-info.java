/** The process in which everything runs: servers, mail catcher and the six services, each seeing only its own parts. */
@NullMarked
package dev.stagedoor.suite.run;

import org.jspecify.annotations.NullMarked;
