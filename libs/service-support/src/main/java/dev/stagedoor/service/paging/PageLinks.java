package dev.stagedoor.service.paging;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** Adds the RFC 8288 {@code Link} header: first, prev, next, last, relative to the server. */
public final class PageLinks {
    private PageLinks() {}

    /** The page as an answer to {@code request}. */
    public static <T> ResponseEntity<Page<T>> answer(ServerHttpRequest request, Page<T> page) {
        long last = Math.max(1, (page.total() + page.limit() - 1) / page.limit());
        List<String> links = new ArrayList<>();
        links.add(link(request, 1, "first"));
        if (page.page() > 1) {
            links.add(link(request, Math.min(page.page() - 1L, last), "prev"));
        }
        if (page.page() < last) {
            links.add(link(request, page.page() + 1L, "next"));
        }
        links.add(link(request, last, "last"));
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, String.join(", ", links))
                .body(page);
    }

    private static String link(ServerHttpRequest request, long page, String relation) {
        String target = UriComponentsBuilder.fromPath(request.getPath().value())
                .query(request.getURI().getRawQuery())
                .replaceQueryParam("page", page)
                .build(true)
                .toUriString();
        return "<" + target + ">; rel=\"" + relation + "\"";
    }
}
