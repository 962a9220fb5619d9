package dev.stagedoor.benchmarks.onsale.suite;

/** An answer over HTTP. */
record Reply(int status, String body) {}
