package dev.stagedoor.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailCatcherIT {
    private static final int KEPT = 5_000;

    @TempDir
    private Path folder;

    private MailCatcher catcher;

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < KEPT; i++) {
            Files.writeString(old(i), "an old and rather long mail".repeat(100));
        }
        catcher = MailCatcher.start(folder, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    @Test
    void keepsTheNewestMailsEachInAFileOfItsOwn() throws Exception {
        Files.delete(old(1));
        send("ada@example.org", "bob@example.org", "eve@example.org");
        List<Path> mails = mails();
        assertThat(mails).hasSize(KEPT).doesNotContain(old(0), old(1), old(2)).contains(old(3));
        List<Path> newest = mails.subList(KEPT - 3, KEPT);
        assertThat(newest)
                .extracting(Path::toString)
                .satisfiesExactly(
                        name -> assertThat(name).endsWith("ada@example.org.eml"),
                        name -> assertThat(name).endsWith("bob@example.org.eml"),
                        name -> assertThat(name).endsWith("eve@example.org.eml"));
        assertThat(newest)
                .allSatisfy(mail -> assertThat(mail).content().contains("Hello").doesNotContain("old and rather long"));
    }

    private Path old(int number) {
        return folder.resolve("20200101-000000-000-%05d-old@example.org.eml".formatted(number));
    }

    private List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void send(String... recipients) throws MessagingException {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(catcher.port());
        for (String recipient : recipients) {
            MimeMessage mail = sender.createMimeMessage();
            mail.setRecipients(MimeMessage.RecipientType.TO, recipient);
            mail.setText("Hello");
            sender.send(mail);
        }
    }
}
