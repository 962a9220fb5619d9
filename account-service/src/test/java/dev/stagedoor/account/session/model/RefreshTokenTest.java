package dev.stagedoor.account.session.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

    @Test
    void isReadAsItWasWritten() {
        RefreshToken token = RefreshToken.first(UUID::randomUUID);
        assertThat(RefreshToken.parse(token.text())).contains(token);
        assertThat(token.text()).hasSize(64);
    }

    @Test
    void keepsItsFamilyAndChangesItsHash() {
        RefreshToken first = RefreshToken.first(UUID::randomUUID);
        RefreshToken next = first.next(UUID::randomUUID);
        assertThat(next.family()).isEqualTo(first.family());
        assertThat(next.hash()).isNotEqualTo(first.hash()).hasSize(32);
    }

    @Test
    void isNotReadFromAnythingElse() {
        assertThat(RefreshToken.parse("")).isEmpty();
        assertThat(RefreshToken.parse("!".repeat(64))).isEmpty();
        assertThat(RefreshToken.parse("A".repeat(63))).isEmpty();
    }

    @Test
    void hidesItself() {
        assertThat(RefreshToken.first(UUID::randomUUID)).hasToString("RefreshToken[hidden]");
    }
}
