package dev.stagedoor.account.key.http;

import dev.stagedoor.account.key.KeyRing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Keys", description = "What proves access tokens")
class KeySetController {
    private final KeyRing keys;
    private final CacheControl cacheControl;

    KeySetController(KeyRing keys, @Value("${stagedoor.accounts.token.keys-max-age}") Duration maxAge) {
        this.keys = keys;
        this.cacheControl = CacheControl.maxAge(maxAge).cachePublic();
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(operationId = "getKeySet", summary = "The public keys that prove access tokens (RFC 7517)")
    Mono<ResponseEntity<Map<String, Object>>> keySet() {
        return keys.published()
                .map(set -> ResponseEntity.ok().cacheControl(cacheControl).body(set.toJSONObject(true)));
    }
}
