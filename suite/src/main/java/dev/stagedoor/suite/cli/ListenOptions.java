package dev.stagedoor.suite.cli;

import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.run.Ports;
import dev.stagedoor.suite.run.SuiteSettings;
import picocli.CommandLine.Option;

/** Where the gateway listens. */
final class ListenOptions {
    private static final int MAX_PORT = 65_535;

    @Option(names = "--port", paramLabel = "PORT", description = "the gateway's port (default: 8080)")
    private int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "the address that the gateway listens on, 0.0.0.0 for all (default: this machine only)")
    private String host = Ports.LOOPBACK;

    SuiteSettings settings(SuiteFolder folder) {
        if (port < 1 || port > MAX_PORT) {
            throw new Refusal("%d is not a port; choose one from 1 to %d.".formatted(port, MAX_PORT));
        }
        return new SuiteSettings(folder, host, port);
    }
}
