package dev.stagedoor.suite.cli;

import dev.stagedoor.suite.demo.Demo;
import dev.stagedoor.suite.folder.Credentials;
import dev.stagedoor.suite.folder.Parts;
import dev.stagedoor.suite.folder.StateFile;
import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.folder.SuiteState;
import dev.stagedoor.suite.folder.SuiteState.Phase;
import dev.stagedoor.suite.invariants.Database;
import dev.stagedoor.suite.invariants.Invariants;
import dev.stagedoor.suite.run.SuiteService;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        description = {
            "Shows what the suite does, on one that runs: imports, sells, lets in, and races 500 buyers for 100 tickets.",
            "Exit code 0 only if everything held."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = output.writer();
        SuiteFolder folder = data.folder();
        SuiteState state = new StateFile(folder)
                .readRunning()
                .filter(running -> running.phase() == Phase.RUNNING)
                .orElseThrow(() ->
                        new Refusal("No suite is up in %s. Start it with ./stagedoor up.".formatted(folder.path())));
        Invariants invariants = invariants(state, Credentials.read(folder));
        out.printf("A walk through Stagedoor at %s%n", state.publicUrl());
        boolean held = Demo.run(out, state.publicUrl(), folder.mail(), invariants, Clock.systemUTC());
        out.println(held ? "\nEverything held." : "\nSee the log: " + folder.log());
        out.flush();
        return held ? 0 : 1;
    }

    private static Invariants invariants(SuiteState state, Credentials credentials) {
        String address = state.address(Parts.POSTGRES)
                .orElseThrow(() -> new Refusal("The suite does not say where its PostgreSQL is."));
        return new Invariants(
                database(SuiteService.ACCOUNT, address, credentials),
                database(SuiteService.EVENT, address, credentials),
                database(SuiteService.BOOKING, address, credentials),
                database(SuiteService.TICKET, address, credentials),
                database(SuiteService.NOTIFICATION, address, credentials));
    }

    private static Database database(SuiteService service, String address, Credentials credentials) {
        int colon = address.lastIndexOf(':');
        String name = service.database().orElseThrow();
        return new Database(
                service.serviceName(),
                address.substring(0, colon),
                Integer.parseInt(address.substring(colon + 1)),
                name,
                name,
                credentials.of(name));
    }
}
