package dev.stagedoor.gateway.waiting.http;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Signs in at account-service for a page without scripts, which can send no access token. The token is dropped at once. */
@Component
final class SignIn {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final WebClient accounts;
    private final ReactiveJwtDecoder tokens;

    SignIn(@Value("${stagedoor.accounts.url}") String accounts, ReactiveJwtDecoder tokens) {
        this.accounts = WebClient.create(accounts);
        this.tokens = tokens;
    }

    /** What account-service said. */
    sealed interface Outcome {
        record SignedIn(UUID account) implements Outcome {}

        /** Not with this name and password, or not right now. */
        record Refused(HttpStatusCode status) implements Outcome {}
    }

    private record Session(String accessToken) {}

    /**
     * Errors where account-service is out.
     *
     * @param address the client's, by which account-service slows guessers down
     */
    Mono<Outcome> signIn(String username, String password, String address) {
        return accounts.post()
                .uri("/api/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Forwarded-For", address)
                .bodyValue(Map.of("username", username, "password", password))
                .exchangeToMono(answer -> answer.statusCode().is2xxSuccessful()
                        ? answer.bodyToMono(Session.class)
                                .flatMap(session -> tokens.decode(session.accessToken()))
                                .map(token -> (Outcome) new Outcome.SignedIn(UUID.fromString(token.getSubject())))
                        : answer.releaseBody().thenReturn((Outcome) new Outcome.Refused(answer.statusCode())))
                .timeout(TIMEOUT);
    }
}
