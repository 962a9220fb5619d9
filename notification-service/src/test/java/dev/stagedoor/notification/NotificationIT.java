package dev.stagedoor.notification;

import dev.stagedoor.testsupport.StagedoorIT;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service against a real mail server, with waits short enough for a test. */
@StagedoorIT(
        service = "notification-service",
        database = "notification",
        properties = {
            "stagedoor.mail.poll-interval=1s",
            "stagedoor.mail.outage-first=50ms",
            "stagedoor.mail.outage-longest=500ms",
            "stagedoor.mail.put-off-first=100ms",
            "stagedoor.mail.sweep-interval=500ms",
            // The tests themselves say when it is time for reports.
            "stagedoor.reports.interval=1d",
            "stagedoor.reports.zone=Europe/Berlin",
            "stagedoor.public-url=https://tickets.example"
        })
abstract class NotificationIT {
    static final TestSmtpServer SMTP = new TestSmtpServer();

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SMTP.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", SMTP::port);
    }
}
