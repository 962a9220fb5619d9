package dev.stagedoor.account.erasure;

import dev.stagedoor.account.erasure.model.DeletionOutcome;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Deleted;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Gone;
import dev.stagedoor.account.erasure.model.DeletionOutcome.MustWait;
import dev.stagedoor.account.erasure.model.DeletionOutcome.PasswordNeeded;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Stale;
import dev.stagedoor.account.erasure.model.DeletionOutcome.WrongPassword;
import dev.stagedoor.account.session.Sessions;
import dev.stagedoor.account.session.VerifyPassword;
import dev.stagedoor.account.session.VerifyPassword.Verdict;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.Users.Credentials;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Lets an owner delete their account, who has just signed in or types the password once more. */
public class DeleteAccount {
    private final Users users;
    private final Sessions sessions;
    private final VerifyPassword verifyPassword;
    private final StoreDeletion storeDeletion;
    private final Clock clock;
    private final Duration recent;
    private final Counter deletions;

    /**
     * Makes one.
     *
     * @param recent how old a sign-in may be that needs no password
     */
    public DeleteAccount(
            Users users,
            Sessions sessions,
            VerifyPassword verifyPassword,
            StoreDeletion storeDeletion,
            Clock clock,
            Duration recent,
            MeterRegistry meters) {
        this.users = users;
        this.sessions = sessions;
        this.verifyPassword = verifyPassword;
        this.storeDeletion = storeDeletion;
        this.clock = clock;
        this.recent = recent;
        this.deletions = Counter.builder("stagedoor.accounts.deleted")
                .description("Accounts deleted by their owners")
                .register(meters);
    }

    public Mono<DeletionOutcome> delete(DeletionRequest request) {
        return users.credentials(request.userId())
                .flatMap(seen ->
                        request.precondition().holdsFor(seen.user()) ? prove(request, seen) : Mono.just(new Stale()))
                .defaultIfEmpty(new Gone())
                .doOnNext(outcome -> {
                    if (outcome instanceof Deleted) {
                        deletions.increment();
                    }
                });
    }

    private Mono<DeletionOutcome> prove(DeletionRequest request, Credentials seen) {
        String password = request.currentPassword();
        return password == null ? proveBySignIn(request, seen) : proveByPassword(request, seen, password);
    }

    private Mono<DeletionOutcome> proveBySignIn(DeletionRequest request, Credentials seen) {
        Instant earliest = clock.instant().minus(recent);
        return Mono.justOrEmpty(request.sessionId())
                .flatMap(session -> sessions.startedAt(request.userId(), session))
                .filter(start -> start.isAfter(earliest))
                .flatMap(_ -> storeDeletion.store(seen, request.precondition()))
                .defaultIfEmpty(new PasswordNeeded());
    }

    private Mono<DeletionOutcome> proveByPassword(DeletionRequest request, Credentials seen, String password) {
        return verifyPassword.verify(seen, password, request.address()).flatMap(verdict -> switch (verdict) {
            case Verdict.Right(Credentials proved) -> storeDeletion.store(proved, request.precondition());
            case Verdict.Wrong() -> Mono.just(new WrongPassword());
            case Verdict.MustWait(var patience) -> Mono.just(new MustWait(patience));
        });
    }
}
