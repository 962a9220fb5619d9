package dev.stagedoor.ticket.erasure.kafka;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.ticket.erasure.EraseAccounts;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountsSubscription {

    @Bean
    Subscription<AccountMessage> accounts(EraseAccounts eraseAccounts) {
        return new Subscription<>(Topics.ACCOUNTS, Set.of(AccountDeleted.class), eraseAccounts::follow);
    }
}
