package dev.stagedoor.event.erasure.kafka;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.event.erasure.EraseAccount;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows the accounts: one after the other, as each may take many transactions. */
@Configuration(proxyBeanMethods = false)
class AccountSubscription {

    @Bean
    Subscription<AccountDeleted> accountsDeleted(EraseAccount erase) {
        return new Subscription<>(
                Topics.ACCOUNTS,
                Set.of(AccountDeleted.class),
                batch -> Flux.fromIterable(batch)
                        .concatMap(message -> handle(erase, message))
                        .then());
    }

    private static Mono<Void> handle(EraseAccount erase, IncomingMessage<AccountDeleted> message) {
        AccountDeleted deleted = message.data();
        return deleted == null ? Mono.empty() : erase.erase(message, deleted.userId());
    }
}
