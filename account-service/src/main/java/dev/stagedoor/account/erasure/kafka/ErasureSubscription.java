package dev.stagedoor.account.erasure.kafka;

import dev.stagedoor.account.erasure.Erasures;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files the receipts of the services. Needs no inbox: the first of each counts, so a duplicate has no effect. */
@Configuration(proxyBeanMethods = false)
class ErasureSubscription {

    @Bean
    Subscription<AccountErased> accountErased(Erasures erasures) {
        return new Subscription<>(Topics.ERASURES, Set.of(AccountErased.class), batch -> file(erasures, batch));
    }

    private static Mono<Void> file(Erasures erasures, List<IncomingMessage<AccountErased>> batch) {
        return Flux.fromIterable(batch)
                .mapNotNull(IncomingMessage::data)
                .concatMap(receipt -> erasures.erased(receipt.userId(), receipt.service(), receipt.erasedAt()))
                .then();
    }
}
