package dev.stagedoor.event.calendar.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An iCalendar file as an answer. */
final class CalendarAnswer {
    static final String TYPE = "text/calendar;charset=UTF-8";

    /** Calendar programs ask every few hours; a person who presses reload sees a change soon. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private CalendarAnswer() {}

    /** For its reader alone: whoever shares a cache with them may not know of the events. */
    static ResponseEntity<byte[]> file(String text, String name) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .eTag("\"" + digest(body) + "\"")
                .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .contentType(MediaType.parseMediaType(TYPE))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
