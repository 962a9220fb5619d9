package dev.stagedoor.account.erasure;

import dev.stagedoor.account.erasure.model.DeletionOutcome;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Deleted;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Gone;
import dev.stagedoor.account.erasure.model.DeletionOutcome.MustWait;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Stale;
import dev.stagedoor.account.erasure.model.DeletionOutcome.WrongPassword;
import dev.stagedoor.account.session.VerifyPassword;
import dev.stagedoor.account.session.VerifyPassword.Verdict;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.Users.Credentials;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets an owner delete their account, for their password. */
@Component
public class DeleteAccount {
    private final Users users;
    private final VerifyPassword verifyPassword;
    private final StoreDeletion storeDeletion;
    private final Counter deletions;

    DeleteAccount(Users users, VerifyPassword verifyPassword, StoreDeletion storeDeletion, MeterRegistry meters) {
        this.users = users;
        this.verifyPassword = verifyPassword;
        this.storeDeletion = storeDeletion;
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
        return verifyPassword
                .verify(seen, request.currentPassword(), request.address())
                .flatMap(verdict -> switch (verdict) {
                    case Verdict.Right(Credentials proved) -> storeDeletion.store(proved, request.precondition());
                    case Verdict.Wrong() -> Mono.just(new WrongPassword());
                    case Verdict.MustWait(var patience) -> Mono.just(new MustWait(patience));
                });
    }
}
