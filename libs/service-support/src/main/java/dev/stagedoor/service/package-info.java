/** What every service has alike. */
@NullMarked
package dev.stagedoor.service;

import org.jspecify.annotations.NullMarked;
