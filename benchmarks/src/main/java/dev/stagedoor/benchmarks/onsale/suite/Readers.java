package dev.stagedoor.benchmarks.onsale.suite;

import dev.stagedoor.benchmarks.onsale.load.Outcome;
import dev.stagedoor.benchmarks.onsale.load.Seller;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;

/** People without an account who read one page again and again, each over a connection that is kept. */
public final class Readers implements Seller {
    private final Gateway gateway;
    private final byte[] request;

    public Readers(Gateway gateway, String path) {
        this.gateway = gateway;
        this.request = """
                GET %s HTTP/1.1
                Host: %s:%d
                Accept: application/json

                """.formatted(path, Gateway.HOST, gateway.port())
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What this one has bought is a look at the page. */
    @Override
    public Client open(int number) throws IOException {
        KeptConnection connection = new KeptConnection(Gateway.HOST, gateway.port());
        return new Client() {
            @Override
            public Outcome buy() throws IOException {
                Reply reply = connection.send(request);
                return reply.status() == HttpURLConnection.HTTP_OK
                        ? Outcome.CONFIRMED
                        : new Outcome.Failed(String.valueOf(reply.status()));
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }
}
