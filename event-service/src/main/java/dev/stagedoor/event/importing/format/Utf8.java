package dev.stagedoor.event.importing.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Text files as text: UTF-8, a byte order mark is passed over. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private Utf8() {}

    static String decode(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw BrokenFile.at(firstBadLine(file), "the text is not UTF-8");
        }
    }

    private static long firstBadLine(byte[] file) {
        String lenient = new String(file, StandardCharsets.UTF_8);
        int bad = lenient.indexOf('\ufffd');
        return 1
                + IntStream.range(0, Math.max(bad, 0))
                        .filter(i -> lenient.charAt(i) == '\n')
                        .count();
    }
}
