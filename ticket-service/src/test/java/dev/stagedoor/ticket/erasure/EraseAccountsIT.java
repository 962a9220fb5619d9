package dev.stagedoor.ticket.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.testsupport.TestMessages.Message;
import dev.stagedoor.ticket.Edited;
import dev.stagedoor.ticket.ServiceUnderTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EraseAccountsIT extends ServiceUnderTest {
    @Autowired
    private EraseAccounts eraseAccounts;

    @Test
    void takesADeletedUserFromEveryDoorAndSaysSo() {
        UUID user = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        TestEvent event = newEvent(1);
        follow(new Edited(event.snapshot(1, 1)).doorStaff(user, other).snapshot());

        delete(user);

        assertThat(rows("SELECT door_staff = ARRAY[?::uuid] FROM events WHERE id = ?", other, event.id()))
                .containsExactly(List.of(true));
        assertThat(receipts(user, 1).getFirst().data().get("service").asString())
                .isEqualTo("ticket-service");
    }

    @Test
    void waitsWithTheReceiptUntilNoEventNamesTheUser() {
        TestEvent event = newEvent(1);
        follow(event.snapshot(1, 1));
        TestEvent toCome = later(event);
        delete(toCome.organizer());
        assertThat(number("SELECT count(*) FROM erasures WHERE user_id = ?", toCome.organizer()))
                .isEqualTo(1);

        cancel(toCome, 1);
        run(eraseAccounts.lookAgain());

        assertThat(rows("SELECT organizer_id FROM events WHERE id = ?", toCome.id()))
                .containsExactly(List.of(AccountErased.NOBODY));
        assertThat(number("SELECT count(*) FROM erasures WHERE user_id = ?", toCome.organizer()))
                .isZero();
        assertThat(receipts(toCome.organizer(), 1)).hasSize(1);
    }

    /** As if it were still to come. */
    private TestEvent later(TestEvent event) {
        assertThat(rows("UPDATE events SET ends_at = '2999-01-01' WHERE id = ? RETURNING id", event.id()))
                .hasSize(1);
        return event;
    }

    private void delete(UUID user) {
        run(eraseAccounts.follow(
                List.of(new IncomingMessage<>(UUID.randomUUID(), user, AT, new AccountDeleted(user, AT), null))));
    }

    private static List<Message> receipts(UUID user, int count) {
        return messages.await(Topics.ERASURES, count, message -> message.key().equals(user), PATIENCE);
    }
}
