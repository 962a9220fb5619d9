package dev.stagedoor.account.profile;

import dev.stagedoor.account.limit.Allowances;
import dev.stagedoor.account.limit.model.Asked;
import dev.stagedoor.account.limit.model.Asked.Kind;
import dev.stagedoor.account.password.PasswordHashes;
import dev.stagedoor.account.profile.model.AccountChange;
import dev.stagedoor.account.profile.model.ChangeOutcome;
import dev.stagedoor.account.profile.model.ChangeOutcome.Changed;
import dev.stagedoor.account.profile.model.ChangeOutcome.Gone;
import dev.stagedoor.account.profile.model.ChangeOutcome.Invalid;
import dev.stagedoor.account.profile.model.ChangeOutcome.MustWait;
import dev.stagedoor.account.profile.model.ChangeOutcome.Stale;
import dev.stagedoor.account.profile.model.ChangeOutcome.TooManyAddresses;
import dev.stagedoor.account.profile.model.ChangeOutcome.WrongPassword;
import dev.stagedoor.account.session.VerifyPassword;
import dev.stagedoor.account.session.VerifyPassword.Verdict;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.Users.Credentials;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets an owner change name, mail address and password; the latter two for the current password only. */
@Component
public class ChangeAccount {
    private final Users users;
    private final VerifyPassword verifyPassword;
    private final PasswordHashes hashes;
    private final Allowances allowances;
    private final StoreChange storeChange;
    private final Clock clock;

    ChangeAccount(
            Users users,
            VerifyPassword verifyPassword,
            PasswordHashes hashes,
            Allowances allowances,
            StoreChange storeChange,
            Clock clock) {
        this.users = users;
        this.verifyPassword = verifyPassword;
        this.hashes = hashes;
        this.allowances = allowances;
        this.storeChange = storeChange;
        this.clock = clock;
    }

    public Mono<ChangeOutcome> change(ChangeRequest request) {
        return users.credentials(request.userId())
                .flatMap(seen -> judge(request, seen))
                .defaultIfEmpty(new Gone());
    }

    private Mono<ChangeOutcome> judge(ChangeRequest request, Credentials seen) {
        return switch (AccountChange.judge(seen.user(), request.typed())) {
            case AccountChange.Invalid(var violations) -> Mono.just(new Invalid(violations));
            case AccountChange.Valid(AccountChange change) -> {
                if (!request.precondition().holdsFor(seen.user())) {
                    yield Mono.just(new Stale());
                }
                yield change.isNothing() ? Mono.just(new Changed(seen.user())) : prove(request, seen, change);
            }
        };
    }

    private Mono<ChangeOutcome> prove(ChangeRequest request, Credentials seen, AccountChange change) {
        if (change.currentPassword().isEmpty()) {
            return hashAndStore(request, seen, change);
        }
        return verifyPassword
                .verify(seen, change.currentPassword().get(), request.address())
                .flatMap(verdict -> switch (verdict) {
                    case Verdict.Right(Credentials proved) -> allow(request, proved, change);
                    case Verdict.Wrong() -> Mono.just(new WrongPassword());
                    case Verdict.MustWait(var patience) -> Mono.just(new MustWait(patience));
                });
    }

    private Mono<ChangeOutcome> allow(ChangeRequest request, Credentials seen, AccountChange change) {
        if (!change.changesEmail()) {
            return hashAndStore(request, seen, change);
        }
        Asked asked = new Asked(Kind.NEW_ADDRESS_BY_ACCOUNT, request.userId().toString());
        return allowances
                .take(asked, clock.instant())
                .flatMap(wait -> wait.isPositive()
                        ? Mono.just(new TooManyAddresses(wait))
                        : hashAndStore(request, seen, change));
    }

    private Mono<ChangeOutcome> hashAndStore(ChangeRequest request, Credentials seen, AccountChange change) {
        return Mono.justOrEmpty(change.newPassword())
                .flatMap(hashes::hash)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(newHash -> storeChange.store(seen, change.after(), newHash, request.session()));
    }
}
