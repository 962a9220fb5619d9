package dev.stagedoor.benchmarks.onsale.suite;

import dev.stagedoor.benchmarks.onsale.load.Outcome;
import dev.stagedoor.benchmarks.onsale.load.Seller;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** People with an account and a connection each, who buy one ticket of an offer after the other. */
public final class Buyers implements Seller {
    private static final String CONFIRMED = "\"status\":\"confirmed\"";
    private static final String OVERLOADED = "\"overloaded\"";
    private static final String SOLD_OUT = "\"seats_unavailable\"";
    private static final int MAX_SHOWN = 300;
    private static final int ID_CHARS = 36;

    private final Gateway gateway;
    private final List<String> tokens;
    private final Offer offer;

    public Buyers(Gateway gateway, List<String> tokens, Offer offer) {
        this.gateway = gateway;
        this.tokens = List.copyOf(tokens);
        this.offer = offer;
    }

    @Override
    public Client open(int number) throws IOException {
        return new Buyer(new KeptConnection(Gateway.HOST, gateway.port()), request(tokens.get(number % tokens.size())));
    }

    /** Everything but the idempotency key, whose place is in the end. */
    private byte[] request(String token) {
        String body = "{\"eventId\":\"%s\",\"items\":[{\"ticketTypeId\":\"%s\",\"quantity\":1}]}"
                .formatted(offer.eventId(), offer.ticketTypeId());
        String head = """
                POST /api/bookings HTTP/1.1
                Host: %s:%d
                Authorization: Bearer %s
                Accept: application/json
                Content-Type: application/json
                Content-Length: %d
                Prefer: wait=30
                Idempotency-Key: %s
                """.formatted(Gateway.HOST, gateway.port(), token, body.length(), "-".repeat(ID_CHARS));
        return (head.replace("\n", "\r\n") + "\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Buyer implements Client {
        private final KeptConnection connection;
        private final byte[] request;
        private final int keyFrom;

        Buyer(KeptConnection connection, byte[] request) {
            this.connection = connection;
            this.request = request;
            this.keyFrom = new String(request, StandardCharsets.US_ASCII).indexOf("-".repeat(ID_CHARS));
        }

        @Override
        public Outcome buy() throws IOException {
            byte[] key = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(key, 0, request, keyFrom, ID_CHARS);
            return outcome(connection.send(request));
        }

        private static Outcome outcome(Reply reply) {
            if (reply.status() == HttpURLConnection.HTTP_CREATED && reply.body().contains(CONFIRMED)) {
                return Outcome.CONFIRMED;
            }
            if (reply.status() == HttpURLConnection.HTTP_CONFLICT
                    && reply.body().contains(SOLD_OUT)) {
                return Outcome.REFUSED;
            }
            if (reply.status() == HttpURLConnection.HTTP_UNAVAILABLE
                    && reply.body().contains(OVERLOADED)) {
                return Outcome.SENT_AWAY;
            }
            String body = reply.body();
            return new Outcome.Failed(reply.status() + " " + body.substring(0, Math.min(body.length(), MAX_SHOWN)));
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
