package dev.stagedoor.ticket.admission.http;

import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

/** A file that is written while it is read. */
public final class FileBuffers {
    private static final int LINES_OF_A_BUFFER = 50;

    private FileBuffers() {}

    /** The server asks for up to 128 buffers before the client has taken any; small ones keep that a few hundred kB. */
    public static <T> Flux<DataBuffer> of(byte[] head, Flux<T> rows, Function<List<T>, byte[]> lines) {
        return Flux.concat(
                        Flux.just(head).filter(bytes -> bytes.length > 0),
                        rows.buffer(LINES_OF_A_BUFFER).map(lines))
                .map(DefaultDataBufferFactory.sharedInstance::wrap);
    }
}
