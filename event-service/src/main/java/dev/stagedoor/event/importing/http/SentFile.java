package dev.stagedoor.event.importing.http;

import dev.stagedoor.service.problem.Problem;
import java.io.ByteArrayOutputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes a file in, up to a size. A larger one is read on, and thrown away, to its end: a server that answers and closes
 * while the client still sends makes most clients see a broken connection instead of the 413.
 */
final class SentFile {
    /** Beyond so many times the size, the client is cut off: nobody sends that by mistake. */
    private static final int PATIENCE = 4;

    private final long maxBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long sent;

    private SentFile(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    static Mono<byte[]> read(Flux<DataBuffer> content, long maxBytes) {
        return content.reduceWith(() -> new SentFile(maxBytes), SentFile::add).map(SentFile::bytes);
    }

    private SentFile add(DataBuffer buffer) {
        sent += buffer.readableByteCount();
        try {
            if (sent <= maxBytes) {
                byte[] bytes = new byte[buffer.readableByteCount()];
                buffer.read(bytes);
                kept.writeBytes(bytes);
            } else if (sent > maxBytes * PATIENCE) {
                throw tooLarge();
            }
            return this;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private byte[] bytes() {
        if (sent > maxBytes) {
            throw tooLarge();
        }
        return kept.toByteArray();
    }

    private static Problem tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too_large", "The file is too large. Send it in parts.");
    }
}
