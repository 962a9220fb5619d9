/**
 * What the OpenAPI documents of all services have alike, said once. The examples are in {@code openapi/*.yml} of the
 * resources: of recurring fields here, of a service's own ones there.
 */
@NullMarked
package dev.stagedoor.service.openapi;

import org.jspecify.annotations.NullMarked;
