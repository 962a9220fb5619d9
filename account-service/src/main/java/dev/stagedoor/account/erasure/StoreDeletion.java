package dev.stagedoor.account.erasure;

import dev.stagedoor.account.erasure.model.DeletionOutcome;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Deleted;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Gone;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Stale;
import dev.stagedoor.account.erasure.model.Erasure;
import dev.stagedoor.account.limit.Allowances;
import dev.stagedoor.account.limit.model.Asked;
import dev.stagedoor.account.session.LoginFailures;
import dev.stagedoor.account.session.VerifyPassword;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.Users.Credentials;
import dev.stagedoor.account.user.model.Precondition;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.service.id.IdSource;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Removes an account and all that belongs to it here, and begins its erasure everywhere else, in one transaction. */
public class StoreDeletion {
    private final Users users;
    private final LoginFailures failures;
    private final Allowances allowances;
    private final Erasures erasures;
    private final TransactionalOperator transaction;
    private final Start start;

    /**
     * What an erasure begins with.
     *
     * @param services all that hold something of a user
     */
    public record Start(Clock clock, IdSource ids, List<String> services) {
        Erasure of(UUID userId) {
            // PostgreSQL keeps microseconds: what is answered now is what will be read later.
            return Erasure.requested(ids.secret(), userId, clock.instant().truncatedTo(ChronoUnit.MICROS), services);
        }
    }

    public StoreDeletion(
            Users users,
            LoginFailures failures,
            Allowances allowances,
            Erasures erasures,
            TransactionalOperator transaction,
            Start start) {
        this.users = users;
        this.failures = failures;
        this.allowances = allowances;
        this.erasures = erasures;
        this.transaction = transaction;
        this.start = start;
    }

    /** Deletes the account unless it has changed in a way that its owner wanted to know of. */
    Mono<DeletionOutcome> store(Credentials proved, Precondition precondition) {
        return users.lock(proved.user().id())
                .flatMap(locked -> {
                    boolean asProved =
                            locked.passwordHash().equals(proved.passwordHash()) && precondition.holdsFor(locked.user());
                    return asProved ? remove(locked.user()) : Mono.just(new Stale());
                })
                .defaultIfEmpty(new Gone())
                .as(transaction::transactional);
    }

    private Mono<DeletionOutcome> remove(User user) {
        Erasure erasure = start.of(user.id());
        return users.remove(user, erasure.requestedAt())
                .then(failures.clear(VerifyPassword.accountOf(user.id())))
                .then(allowances.forget(countedFor(user.id())))
                .then(erasures.add(erasure))
                .thenReturn(new Deleted(erasure));
    }

    private static List<Asked> countedFor(UUID userId) {
        return Arrays.stream(Asked.Kind.values())
                .map(kind -> new Asked(kind, userId.toString()))
                .toList();
    }
}
