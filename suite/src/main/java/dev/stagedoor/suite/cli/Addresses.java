package dev.stagedoor.suite.cli;

import dev.stagedoor.suite.folder.Parts;
import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.folder.SuiteState;
import java.io.PrintWriter;

/** Tells where everything is. */
final class Addresses {
    private Addresses() {}

    static void print(PrintWriter out, SuiteFolder folder, SuiteState state) {
        line(out, "Gateway", state.publicUrl());
        line(out, "Swagger UI", state.publicUrl() + "/swagger-ui.html");
        line(out, "Mail", folder.mail() + " (one .eml file per mail)");
        line(out, "Log", folder.log().toString());
        state.address(Parts.POSTGRES)
                .ifPresent(address -> line(out, "PostgreSQL", address + " (passwords: " + folder.credentials() + ")"));
        state.address(Parts.KAFKA).ifPresent(address -> line(out, "Kafka", address));
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("  %-11s %s%n", name, value);
    }
}
