/** Values with one rule in every service. */
@NullMarked
package dev.stagedoor.service.model;

import org.jspecify.annotations.NullMarked;
