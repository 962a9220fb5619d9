package dev.stagedoor.event.listing.http;

import dev.stagedoor.event.listing.ListingLimits;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageLinks;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lists with their links and tags. The tag is made of the bytes of the answer, so these are made here, once. */
@Component
class ListAnswers {
    /** Bytes of SHA-256 that make a tag: nobody meets two lists with the same 16. */
    private static final int TAG_BYTES = 16;

    private final JsonMapper json;
    private final ListingLimits limits;

    ListAnswers(JsonMapper json, ListingLimits limits) {
        this.json = json;
        this.limits = limits;
    }

    /** The public list: caches may keep it as long as this service does. */
    ResponseEntity<byte[]> listed(ServerHttpRequest request, ListedPage page, int deepestOffset) {
        byte[] body = json.writeValueAsBytes(page);
        String tag = tag(body);
        ResponseEntity.BodyBuilder answer = matches(request.getHeaders(), tag)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                : ResponseEntity.ok();
        answer.eTag(tag)
                .cacheControl(CacheControl.maxAge(limits.cacheMaxAge()).cachePublic())
                .header(HttpHeaders.LINK, links(request, page, deepestOffset));
        return matches(request.getHeaders(), tag)
                ? answer.build()
                : answer.contentType(MediaType.APPLICATION_JSON).body(body);
    }

    /** An organizer's own list: nobody keeps it. */
    ResponseEntity<byte[]> own(ServerHttpRequest request, ListedPage page) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.LINK, links(request, page, limits.deepestOffset()))
                .body(json.writeValueAsBytes(page));
    }

    /** Where the end of the list is not known, the last page that may be asked for takes its place for "next" only. */
    private static String links(ServerHttpRequest request, ListedPage page, int deepestOffset) {
        long reachable = page.totalIsExact() ? page.total() : deepestOffset + (long) page.limit();
        String all = Objects.requireNonNull(
                PageLinks.answer(request, new Page<>(List.of(), page.page(), page.limit(), reachable))
                        .getHeaders()
                        .getFirst(HttpHeaders.LINK));
        return page.totalIsExact()
                ? all
                : Stream.of(all.split(", ", -1))
                        .filter(link -> !link.endsWith("rel=\"last\""))
                        .collect(Collectors.joining(", "));
    }

    private static boolean matches(HttpHeaders headers, String tag) {
        return headers.getIfNoneMatch().stream()
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    private static String tag(byte[] body) {
        return "\"" + HexFormat.of().formatHex(Arrays.copyOf(DigestUtils.sha256(body), TAG_BYTES)) + "\"";
    }
}
