package dev.stagedoor.systemtests;

import static org.awaitility.Awaitility.await;

import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.chaos.platform.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one platform of all system tests of this JVM, started at the first call. */
final class SharedPlatform {
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(60);

    private static final Platform PLATFORM = start();

    private SharedPlatform() {}

    static Platform get() {
        return PLATFORM;
    }

    private static Platform start() {
        try {
            return Platform.start(new Setup(
                    Path.of(System.getProperty("stagedoor.root")),
                    Path.of("target"),
                    1,
                    // A test opens a waiting room and cannot wait for two minutes.
                    Map.of("STAGEDOOR_WAITING_ROOM_NOTICE", "1s")));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the platform did not start", e);
        }
    }

    /** The newest mail to {@code address}, as it arrived. Waits for it. */
    static String mailTo(String address) {
        return mailTo(address, "");
    }

    /** The newest of those that contain {@code text}. */
    static String mailTo(String address, String text) {
        return await().atMost(MAIL_PATIENCE).until(() -> newestMailTo(address, text), mail -> !mail.isEmpty());
    }

    private static String newestMailTo(String address, String text) throws IOException {
        List<Path> mails;
        try (Stream<Path> all = Files.list(PLATFORM.mails())) {
            mails = all.filter(mail -> mail.toString().endsWith(address + ".eml"))
                    .sorted()
                    .toList();
        }
        for (Path mail : mails.reversed()) {
            // Without the soft line breaks of quoted-printable, which may stand in the middle of an id.
            String content = Files.readString(mail).replace("=\r\n", "");
            if (content.contains(text)) {
                return content;
            }
        }
        return "";
    }
}
