package dev.stagedoor.benchmarks.onsale.load;

/** Whoever sells. */
@FunctionalInterface
public interface Seller {
    /** Everything that a client needs before it buys: a connection, a token. */
    Client open(int number) throws Exception;

    /** One who buys one ticket after the other. */
    interface Client extends AutoCloseable {
        Outcome buy() throws Exception;
    }
}
