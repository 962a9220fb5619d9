package dev.stagedoor.notification.erasure.kafka;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.notification.erasure.EraseAccount;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/** Forgets users whose accounts are deleted. */
@Configuration(proxyBeanMethods = false)
class AccountMessages {
    private final Inbox inbox;
    private final EraseAccount eraseAccount;

    AccountMessages(Inbox inbox, EraseAccount eraseAccount) {
        this.inbox = inbox;
        this.eraseAccount = eraseAccount;
    }

    @Bean
    Subscription<AccountDeleted> deletedAccounts() {
        return new Subscription<>(
                Topics.ACCOUNTS,
                Set.of(AccountDeleted.class),
                batch -> inbox.once(
                        batch,
                        fresh -> Flux.fromIterable(fresh)
                                .concatMap(message -> eraseAccount.erase(message.key()))
                                .then()));
    }
}
