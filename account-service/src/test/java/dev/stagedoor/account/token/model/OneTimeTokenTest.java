package dev.stagedoor.account.token.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneTimeTokenTest {

    @Test
    void isReadAsItWasWritten() {
        OneTimeToken token = OneTimeToken.random(UUID::randomUUID);
        assertThat(OneTimeToken.parse(token.text())).contains(token);
        assertThat(token.text()).hasSize(43);
        assertThat(token.hash()).hasSize(32);
    }

    @Test
    void isNotReadFromAnythingElse() {
        assertThat(OneTimeToken.parse("")).isEmpty();
        assertThat(OneTimeToken.parse("!".repeat(43))).isEmpty();
        assertThat(OneTimeToken.parse("A".repeat(44))).isEmpty();
    }

    @Test
    void hidesItself() {
        assertThat(OneTimeToken.random(UUID::randomUUID)).hasToString("OneTimeToken[hidden]");
    }
}
