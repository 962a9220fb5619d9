package dev.stagedoor.event.calendar.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.commons.codec.digest.DigestUtils;
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
                .eTag("\"" + DigestUtils.sha256Hex(body) + "\"")
                .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .contentType(MediaType.parseMediaType(TYPE))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }
}
