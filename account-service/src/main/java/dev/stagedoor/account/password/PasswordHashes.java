package dev.stagedoor.account.password;

import dev.stagedoor.account.password.model.Password;
import dev.stagedoor.service.id.IdSource;
import dev.stagedoor.service.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Hashes and verifies passwords on threads of their own, a few at a time; a full queue is an outage, not a failure. */
public class PasswordHashes {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Any time does; it is the hash of a random word that is thrown away. */
    private static final Duration NOBODYS_HASH_KEPT = Duration.ofDays(1);

    private final PasswordEncoder encoder;
    private final Scheduler scheduler;
    private final Mono<String> nobodysHash;

    public PasswordHashes(PasswordEncoder encoder, Scheduler scheduler, IdSource ids) {
        this.encoder = encoder;
        this.scheduler = scheduler;
        this.nobodysHash = run(() -> encode(ids.secret().toString()))
                .cache(_ -> NOBODYS_HASH_KEPT, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The hash to keep, with its own salt and parameters. */
    public Mono<String> hash(Password password) {
        return run(() -> encode(password.reveal()));
    }

    /** Whether the password is the one of {@code hash}. */
    public Mono<Boolean> matches(Password password, String hash) {
        return run(() -> encoder.matches(password.reveal(), hash));
    }

    /** Takes the time of {@link #matches} where there is no account, so that the time does not tell. */
    public Mono<Boolean> matchesNobody(Password password) {
        return nobodysHash.flatMap(hash -> matches(password, hash)).thenReturn(false);
    }

    private String encode(String text) {
        @Nullable String hash = encoder.encode(text);
        if (hash == null) {
            throw new IllegalStateException("the encoder made no hash");
        }
        return hash;
    }

    private <T> Mono<T> run(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(scheduler)
                .onErrorMap(
                        RejectedExecutionException.class,
                        _ -> Problem.unavailable("Too many sign-ins at the moment. Try again soon.", RETRY_AFTER));
    }
}
