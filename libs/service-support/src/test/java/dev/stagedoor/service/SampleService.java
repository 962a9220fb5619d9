package dev.stagedoor.service;

import dev.stagedoor.service.paging.FixedOrder;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageLinks;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.AccessRules;
import dev.stagedoor.service.security.Caller;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The smallest service: an endpoint for each thing that {@code service-support} promises. */
@SpringBootApplication
class SampleService {
    enum Colour {
        RED,
        GREEN
    }

    record Item(
            @NotBlank String name,
            @Positive int quantity,
            @Nullable Colour colour) {}

    @Bean
    AccessRules rules() {
        return exchanges -> AccessRules.readableByAll(exchanges, "/readable")
                .pathMatchers("/public/**")
                .permitAll()
                .pathMatchers("/organizers/**")
                .hasAuthority("organizer");
    }

    @RestController
    static class Endpoints {
        @PostMapping("/public/items")
        Mono<Item> items(@Valid @RequestBody Item item) {
            return Mono.just(item);
        }

        @GetMapping("/public/items/{id}")
        Mono<UUID> item(@PathVariable UUID id) {
            return Mono.just(id);
        }

        @GetMapping("/public/pages")
        ResponseEntity<Page<Integer>> pages(PageRequest page, ServerHttpRequest request) {
            return PageLinks.answer(request, Page.of(List.of(1, 2), page, 25));
        }

        @GetMapping("/public/unsorted")
        PageRequest unsorted(@FixedOrder PageRequest page) {
            return page;
        }

        @GetMapping("/public/whoever")
        Mono<Map<String, Object>> whoever(@Nullable Caller caller) {
            return Mono.just(Map.of("known", caller != null));
        }

        @GetMapping("/readable")
        Mono<String> readable() {
            return Mono.just("ok");
        }

        @PostMapping("/readable")
        Mono<String> written() {
            return Mono.just("ok");
        }

        @GetMapping("/me")
        Mono<Caller> me(Caller caller) {
            return Mono.just(caller);
        }

        @GetMapping("/organizers/only")
        Mono<String> organizers() {
            return Mono.just("ok");
        }

        @GetMapping("/public/conflict")
        Mono<Void> conflict() {
            return Mono.error(
                    Problem.conflict("seats_unavailable", "No seats are left.").with("left", 0));
        }

        @GetMapping("/public/outage")
        Mono<Void> outage() {
            return Mono.error(new R2dbcNonTransientResourceException("connection refused"));
        }

        @GetMapping("/public/bug")
        Mono<Void> bug() {
            return Mono.error(new IllegalStateException("secret inside"));
        }
    }
}
