package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureIT extends BookingServiceIT {
    private static final UUID NOBODY = new UUID(0, 0);
    private final UUID user = UUID.randomUUID();

    @AfterEach
    void balanceTheBooks() {
        everyCentIsAccountedFor();
    }

    @Test
    void endsWhatIsOpenByItsTermsAndForgetsWhoseTheRestWas() {
        TestEvent event = event(2500, Manner.HOLD);
        UUID paid = held(event, user).id();
        assertThat(pay(paid, "ok", user).status()).isEqualTo(200);
        UUID held = book(event, 1, user, "Idempotency-Key", "k").id();
        TestEvent forGood = publish(TestEvent.at(2500, clock.instant()).neverCancellable(), Manner.HOLD);
        UUID kept = held(forGood, user).id();
        assertThat(pay(kept, "ok", user).status()).isEqualTo(200);
        UUID asked = OrderIT.id(book(event(0, Manner.SAY_NOTHING), 1, user, "Prefer", "respond-async"));

        deleteAccount();

        awaitReceipt();
        for (UUID ended : new UUID[] {paid, held, asked}) {
            assertThat(column("status", ended)).isEqualTo("cancelled");
            assertThat(column("reason", ended)).isEqualTo("account_deleted");
        }
        assertThat(column("status", kept)).isEqualTo("confirmed");
        assertThat(column("user_id", kept)).isEqualTo(NOBODY.toString());
        eventually(() -> refunded(paid), back -> assertThat(back).isEqualTo(2250));
        assertThat(count("SELECT count(*) FROM idempotency_keys WHERE user_id = '" + user + "'"))
                .isZero();
        assertThat(booking(kept, user).status()).isEqualTo(403);
        assertThat(booking(kept, forGood.organizer()).status()).isEqualTo(200);
        Answer refused = book(event, 1, user);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("account_deleted");
        assertThat(book(event, 1, user, "Idempotency-Key", "k").text("code")).isEqualTo("account_deleted");
    }

    @Test
    void waitsForAnOpenPaymentAndErasesWhatCameAfterTheReceipt() {
        TestEvent event = event(2500, Manner.HOLD);
        UUID held = held(event, user).id();
        Instant now = clock.instant();
        UUID payment = UUID.randomUUID();
        run("INSERT INTO simulated_provider.charges (payment_id, amount, currency, state, capture_at) VALUES ('"
                + payment + "', 2500, 'EUR', 'processing', '" + now.plus(Duration.ofHours(1)) + "')");
        run("INSERT INTO payments (id, booking_id, amount, currency, state, request_hash, created_at, next_check_at)"
                + " VALUES ('" + payment + "', '" + held + "', 2500, 'EUR', 'unknown', 'h', '" + now + "', '" + now
                + "')");

        deleteAccount();

        eventually(() -> column("status", held), status -> assertThat(status).isEqualTo("cancelled"));
        assertThat(column("user_id", held)).isEqualTo(user.toString());
        assertThat(count("SELECT count(*) FROM erasures WHERE erased_at IS NULL AND user_id = '" + user + "'"))
                .isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        awaitReceipt();
        eventually(() -> refunded(held), back -> assertThat(back).isEqualTo(2500));
        assertThat(column("user_id", held)).isEqualTo(NOBODY.toString());

        // As a request would that was stored in the moment of the receipt.
        run("UPDATE bookings SET user_id = '" + user + "' WHERE id = '" + held + "'");
        eventually(() -> column("user_id", held), seen -> assertThat(seen).isEqualTo(NOBODY.toString()));
        clock.advance(Duration.ofHours(25));
        eventually(
                () -> count("SELECT count(*) FROM erasures WHERE user_id = '" + user + "'"),
                left -> assertThat(left).isZero());
    }

    @Test
    void forgetsTheOrganizerOfAnEventToo() {
        TestEvent event = event(0, Manner.HOLD);
        var _ = desk.messages()
                .send(Topics.ACCOUNTS, event.organizer(), new AccountDeleted(event.organizer(), Instant.now()));
        String organizer = "SELECT count(*) FROM offers WHERE organizer_id = '" + event.organizer() + "'";
        eventually(() -> count(organizer), seen -> assertThat(seen).isZero());
        event.publish(desk.messages(), 2);
        eventually(
                () -> count("SELECT count(*) FROM offers WHERE revision = 2 AND event_id = '" + event.id() + "'"),
                seen -> assertThat(seen).isEqualTo(1));
        assertThat(count(organizer)).isZero();
    }

    private void deleteAccount() {
        AccountDeleted deleted = new AccountDeleted(user, Instant.now());
        var _ = desk.messages().send(Topics.ACCOUNTS, user, deleted);
        var _ = desk.messages().send(Topics.ACCOUNTS, user, deleted);
    }

    private void awaitReceipt() {
        var receipt = desk.messages()
                .await(Topics.ERASURES, 1, message -> message.key().equals(user), PATIENCE)
                .getFirst();
        assertThat(receipt.data().path("service").asString()).isEqualTo("booking-service");
        assertThat(count("SELECT count(*) FROM bookings WHERE user_id = '" + user + "'"))
                .isZero();
    }

    private String column(String name, UUID booking) {
        return String.valueOf(database.sql("SELECT " + name + "::text FROM bookings WHERE id = '" + booking + "'")
                .mapValue(String.class)
                .one()
                .block(PATIENCE));
    }
}
