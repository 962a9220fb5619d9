/** Who calls: the token check and its outcome. */
@NullMarked
package dev.stagedoor.service.security;

import org.jspecify.annotations.NullMarked;
