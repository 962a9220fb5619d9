/** The export, over HTTP, and the parts of the other services, asked for over HTTP. */
@NullMarked
package dev.stagedoor.account.export.http;

import org.jspecify.annotations.NullMarked;
