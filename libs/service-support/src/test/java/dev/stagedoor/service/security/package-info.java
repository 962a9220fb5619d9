@NullMarked
package dev.stagedoor.service.security;

import org.jspecify.annotations.NullMarked;
