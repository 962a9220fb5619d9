@NullMarked
package dev.stagedoor.service.http;

import org.jspecify.annotations.NullMarked;
