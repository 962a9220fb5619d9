package dev.stagedoor.suite.run;

import dev.stagedoor.suite.folder.SuiteFolder;

/**
 * What the user chose.
 *
 * @param folder where the data is kept
 * @param host what the gateway listens on
 * @param port what the gateway listens on
 */
public record SuiteSettings(SuiteFolder folder, String host, int port) {
    private static final String EVERYWHERE = "0.0.0.0";

    /** Where a browser on this machine finds the gateway. */
    public String publicUrl() {
        boolean local = host.equals(Ports.LOOPBACK) || host.equals(EVERYWHERE);
        return "http://" + (local ? "localhost" : host) + ":" + port;
    }

    /** Where this process finds the gateway. */
    String gatewayUrl() {
        return "http://" + (host.equals(EVERYWHERE) ? Ports.LOOPBACK : host) + ":" + port;
    }
}
