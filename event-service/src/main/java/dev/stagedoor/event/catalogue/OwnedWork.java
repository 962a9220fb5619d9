package dev.stagedoor.event.catalogue;

import dev.stagedoor.service.problem.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Runs what makes something new of a user, in one transaction; a token outlives its account by minutes. */
@Component
public class OwnedWork {
    private final Accounts accounts;
    private final TransactionalOperator transaction;

    OwnedWork(Accounts accounts, TransactionalOperator transaction) {
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /** Errors with 403 {@code account_deleted} where the account is no more. */
    public <T> Mono<T> of(UUID userId, Mono<T> work) {
        return accounts.remains(userId)
                .filter(remains -> remains)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(HttpStatus.FORBIDDEN, "account_deleted", "This account has been deleted.")))
                .flatMap(_ -> work)
                .as(transaction::transactional);
    }
}
