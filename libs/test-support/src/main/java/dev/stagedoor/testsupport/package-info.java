/**
 * What the tests of every module share: real servers ({@link dev.stagedoor.testsupport.TestInfra}), a service started
 * against them ({@link dev.stagedoor.testsupport.StagedoorIT}), access tokens, clocks, races and architecture rules.
 */
@NullMarked
package dev.stagedoor.testsupport;

import org.jspecify.annotations.NullMarked;
