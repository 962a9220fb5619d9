/** What the OpenAPI documents of all services have alike, said once. */
@NullMarked
package dev.stagedoor.service.openapi;

import org.jspecify.annotations.NullMarked;
