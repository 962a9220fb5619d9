/** What tests of every service have alike: real PostgreSQL and Kafka, tokens, clocks, races, architecture rules. */
@NullMarked
package dev.stagedoor.testsupport;

import org.jspecify.annotations.NullMarked;
