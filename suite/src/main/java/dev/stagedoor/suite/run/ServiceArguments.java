package dev.stagedoor.suite.run;

import dev.stagedoor.suite.folder.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a service is told at its start: where the others are, and where it listens itself. Everything else is its own
 * configuration, as in production.
 *
 * @param gatewayHost the address that the gateway listens on
 * @param publicUrl what clients are told
 * @param ports where each service listens
 * @param managementPort where the gateway listens for operators
 */
record ServiceArguments(String gatewayHost, String publicUrl, Map<SuiteService, Integer> ports, int managementPort) {

    /** What the services with a database stand on. */
    record Backing(int postgresPort, String kafka, int mailPort, Credentials credentials) {}

    /** Arguments of the gateway, which reads the log and has no database. */
    String[] gateway(String kafka, Credentials credentials) {
        List<String> arguments = common(SuiteService.GATEWAY, gatewayHost);
        arguments.add("--stagedoor.kafka.bootstrap-servers=" + kafka);
        arguments.add("--stagedoor.waiting-room.secret=" + credentials.of(SuiteService.GATEWAY.serviceName()));
        // An operator's port of its own: the gateway's is the public's.
        arguments.add("--management.server.address=" + Ports.LOOPBACK);
        arguments.add("--management.server.port=" + managementPort);
        return arguments.toArray(String[]::new);
    }

    /** Arguments of a service with a database. */
    String[] store(SuiteService service, String database, Backing backing) {
        List<String> arguments = common(service, Ports.LOOPBACK);
        arguments.add("--stagedoor.database.host=" + Ports.LOOPBACK);
        arguments.add("--stagedoor.database.port=" + backing.postgresPort());
        arguments.add("--stagedoor.database.name=" + database);
        arguments.add("--stagedoor.database.user=" + database);
        arguments.add("--stagedoor.database.password=" + backing.credentials().of(database));
        arguments.add("--stagedoor.kafka.bootstrap-servers=" + backing.kafka());
        if (service == SuiteService.NOTIFICATION) {
            arguments.add("--stagedoor.mail.host=" + Ports.LOOPBACK);
            arguments.add("--stagedoor.mail.port=" + backing.mailPort());
        }
        return arguments.toArray(String[]::new);
    }

    /** Where operators ask how a service is. */
    String management(SuiteService service) {
        int port = service == SuiteService.GATEWAY ? managementPort : port(service);
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    private List<String> common(SuiteService service, String host) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.address=" + host);
        arguments.add("--server.port=" + port(service));
        arguments.add("--stagedoor.public-url=" + publicUrl);
        SuiteService.stores()
                .forEach(other -> other.database()
                        .ifPresent(name -> arguments.add(
                                "--stagedoor.%ss.url=http://%s:%d".formatted(name, Ports.LOOPBACK, port(other)))));
        return arguments;
    }

    private int port(SuiteService service) {
        Integer port = ports.get(service);
        if (port == null) {
            throw new IllegalArgumentException("no port for " + service);
        }
        return port;
    }
}
