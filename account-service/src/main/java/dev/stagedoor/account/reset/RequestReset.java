package dev.stagedoor.account.reset;

import dev.stagedoor.account.limit.Allowances;
import dev.stagedoor.account.limit.model.Asked;
import dev.stagedoor.account.limit.model.Asked.Kind;
import dev.stagedoor.account.reset.model.RequestOutcome;
import dev.stagedoor.account.reset.model.RequestOutcome.Accepted;
import dev.stagedoor.account.reset.model.RequestOutcome.MustWait;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.model.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Mails a token to whoever forgot their password. The answer takes the same time whether or not there is such an
 * account: longer than the work does.
 */
public class RequestReset {
    private final Users users;
    private final Allowances allowances;
    private final MailReset mailReset;
    private final Clock clock;
    private final Duration answerTime;

    public RequestReset(Users users, Allowances allowances, MailReset mailReset, Clock clock, Duration answerTime) {
        this.users = users;
        this.allowances = allowances;
        this.mailReset = mailReset;
        this.clock = clock;
        this.answerTime = answerTime;
    }

    /**
     * Asks for a reset.
     *
     * @param client its network address
     */
    public Mono<RequestOutcome> request(EmailAddress email, String client) {
        return Mono.defer(() -> allowances.take(new Asked(Kind.RESET_BY_CLIENT, client), clock.instant()))
                .flatMap(wait -> wait.isPositive() ? Mono.just(new MustWait(wait)) : accept(email));
    }

    private Mono<RequestOutcome> accept(EmailAddress email) {
        Mono<Void> work = users.at(email)
                .flatMap(found -> mailUnlessOneIsUnderWay(found.user().id(), email));
        return Mono.when(work, Mono.delay(answerTime)).thenReturn(new Accepted());
    }

    /** A second wish in a short while changes nothing: the mail under way stays good. */
    private Mono<Void> mailUnlessOneIsUnderWay(UUID userId, EmailAddress email) {
        return allowances
                .take(new Asked(Kind.RESET_OF_ACCOUNT, userId.toString()), clock.instant())
                .flatMap(wait -> wait.isPositive() ? Mono.empty() : mailReset.mail(userId, email));
    }
}
