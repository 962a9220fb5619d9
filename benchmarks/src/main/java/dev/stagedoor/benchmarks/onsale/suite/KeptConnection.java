package dev.stagedoor.benchmarks.onsale.suite;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One HTTP/1.1 connection, one request at a time, and no more of the protocol than the gateway's answers need: the buyers
 * share the processors with what is measured, and a full client would take more of them than a booking does.
 */
final class KeptConnection implements AutoCloseable {
    /** Above the longest wait that a buyer prefers. */
    private static final int ANSWER_MILLIS = 60_000;

    private static final int FIRST_BUFFER = 8 * 1024;
    private static final int STATUS_FROM = 9;
    private static final int STATUS_TO = 12;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private final Socket socket;
    private final InputStream in;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;

    KeptConnection(String host, int port) throws IOException {
        this.socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_MILLIS);
        this.in = socket.getInputStream();
    }

    Reply send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        filled = 0;
        int bodyFrom = readHead();
        String head = text(0, bodyFrom);
        int status = Integer.parseInt(head.substring(STATUS_FROM, STATUS_TO));
        String fields = head.toLowerCase(Locale.ROOT);
        int length = fields.indexOf(LENGTH);
        if (length < 0) {
            readChunks(bodyFrom);
        } else {
            int end = fields.indexOf('\r', length + LENGTH.length());
            int bytes = Integer.parseInt(
                    fields.substring(length + LENGTH.length(), end).strip());
            while (filled < bodyFrom + bytes) {
                readMore();
            }
        }
        return new Reply(status, text(bodyFrom, filled));
    }

    private int readHead() throws IOException {
        int end = -1;
        while (end < 0) {
            readMore();
            end = text(0, filled).indexOf(END_OF_HEAD);
        }
        return end + END_OF_HEAD.length();
    }

    private void readChunks(int from) throws IOException {
        while (!text(from, filled).endsWith(LAST_CHUNK)) {
            readMore();
        }
    }

    private void readMore() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the gateway closed the connection after " + text(0, filled));
        }
        filled += read;
    }

    /** One byte, one character: what is looked for is ASCII. */
    private String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
