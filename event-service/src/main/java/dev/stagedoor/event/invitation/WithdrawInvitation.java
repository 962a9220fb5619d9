package dev.stagedoor.event.invitation;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** An organizer takes an invitation back: whoever had it can neither see nor book the private event any more. */
@Component
public class WithdrawInvitation {
    private final Invitations invitations;
    private final TransactionalOperator transaction;

    WithdrawInvitation(Invitations invitations, TransactionalOperator transaction) {
        this.invitations = invitations;
        this.transaction = transaction;
    }

    /** Emits whether there was one to an event of this organizer. */
    public Mono<Boolean> withdraw(UUID id, UUID organizerId) {
        return invitations.withdraw(id, organizerId).as(transaction::transactional);
    }
}
