package dev.stagedoor.booking.erasure.kafka;

import dev.stagedoor.booking.erasure.EraseUsers;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountMessage;
import dev.stagedoor.messaging.Subscription;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountsSubscription {

    @Bean
    Subscription<AccountMessage> accounts(EraseUsers erase) {
        return new Subscription<>(Topics.ACCOUNTS, Set.of(AccountDeleted.class), erase::handle);
    }
}
