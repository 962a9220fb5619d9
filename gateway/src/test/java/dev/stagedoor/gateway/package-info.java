/** The gateway in front of scripted services. */
@NullMarked
package dev.stagedoor.gateway;

import org.jspecify.annotations.NullMarked;
