package dev.stagedoor.account.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The signing keys, made when first needed, kept in memory and read again now and then for what others added. */
public class KeyRing {
    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

    /** What RFC 7518 asks of RS256 at least; more makes every check of a token slower. */
    private static final int KEY_BITS = 2048;

    private final SigningKeys store;
    private final Clock clock;
    private final Mono<List<RSAKey>> keys;
    private final AtomicReference<@Nullable List<RSAKey>> lastRead = new AtomicReference<>();

    public KeyRing(SigningKeys store, Clock clock, Duration reload) {
        this.store = store;
        this.clock = clock;
        this.keys = Mono.defer(this::read).cache(_ -> reload, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The key that signs, private part included. */
    public Mono<RSAKey> current() {
        return keys.map(List::getFirst);
    }

    /** The public parts of all keys. */
    public Mono<JWKSet> published() {
        return keys.map(all -> new JWKSet(List.copyOf(all)).toPublicJWKSet());
    }

    private Mono<List<RSAKey>> read() {
        return store.all()
                .filter(all -> !all.isEmpty())
                .switchIfEmpty(Mono.defer(this::make))
                .doOnNext(lastRead::set)
                .onErrorResume(error -> {
                    // Tokens can be checked without the database.
                    List<RSAKey> known = lastRead.get();
                    return known == null ? Mono.error(error) : Mono.just(known);
                });
    }

    private Mono<List<RSAKey>> make() {
        return Mono.fromCallable(KeyRing::generate)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(key -> store.addFirst(key, clock.instant()))
                .then(store.all())
                .doOnNext(all ->
                        log.info("the first signing key is {}", all.getFirst().getKeyID()));
    }

    private static RSAKey generate() throws JOSEException {
        return new RSAKeyGenerator(KEY_BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
    }
}
