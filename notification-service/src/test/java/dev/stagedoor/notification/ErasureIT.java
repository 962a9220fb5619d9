package dev.stagedoor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.testsupport.TestTokens;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is left of a user whose account is deleted. */
class ErasureIT extends ReportingIT {
    @Test
    void forgetsAnOrganizerWhoseAccountIsDeleted() {
        var _ = reportOfTheDay("Winter Concert", "organizer-2@example.com");
        String token = TestTokens.organizer(news.organizer);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(SMTP.mailsTo("organizer-2@example.com")).hasSize(2));
        get("/api/users/me/export/mails", token)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.reports.length()")
                .isEqualTo(2)
                .jsonPath("$.mails[0].kind")
                .isEqualTo("report");
        var _ = messages.send(Topics.ACCOUNTS, news.organizer, new AccountDeleted(news.organizer, Instant.now()));
        var receipts = messages.await(
                Topics.ERASURES,
                1,
                message -> message.key().equals(news.organizer)
                        && message.data().get("service").asString().equals("notification-service"),
                PATIENCE);
        assertThat(receipts.getFirst().type()).isEqualTo("stagedoor.account.erased.v1");
        get("/api/users/me/export/mails", token)
                .expectBody()
                .jsonPath("$.reports.length()")
                .isEqualTo(0)
                .jsonPath("$.mails.length()")
                .isEqualTo(0);
        for (String trace : new String[] {
            "SELECT count(*) FROM contacts WHERE user_id = $1",
            "SELECT count(*) FROM mails WHERE user_id = $1",
            "SELECT count(*) FROM reports WHERE organizer_id = $1",
            "SELECT count(*) FROM events WHERE organizer_id = $1"
        }) {
            assertThat(count(trace, news.organizer)).as(trace).isZero();
        }
        assertThat(count("SELECT count(*) FROM facts WHERE event_id = $1", news.event))
                .isZero();
        assertThat(count("SELECT count(*) FROM mails WHERE user_id = $1", AccountErased.NOBODY))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void dropsWhatIsQueuedForADeletedAccount() {
        news.contact("Ada", "left@example.com");
        news.issued();
        await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM mails WHERE user_id = $1", news.user) == 1);
        var _ = messages.send(Topics.ACCOUNTS, news.user, new AccountDeleted(news.user, Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> count(
                                "SELECT count(*) FROM mails WHERE booking_id = $1 AND state = 'dropped'"
                                        + " AND user_id = '00000000-0000-0000-0000-000000000000'",
                                news.booking)
                        == 1);
        assertThat(count("SELECT count(*) FROM contacts WHERE user_id = $1", news.user))
                .isZero();
    }
}
