package dev.stagedoor.booking.offer.kafka;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.invitation.GuestListMessage;
import dev.stagedoor.contracts.invitation.GuestListOpened;
import dev.stagedoor.contracts.invitation.PersonInvited;
import dev.stagedoor.messaging.Subscription;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GuestListSubscription {

    @Bean
    Subscription<GuestListMessage> guestLists(GuestListFollower follower) {
        return new Subscription<>(
                Topics.GUEST_LISTS, Set.of(PersonInvited.class, GuestListOpened.class), follower::handle);
    }
}
