package dev.stagedoor.account.password.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordTest {

    @Test
    void countsCharacters() {
        assertThat(Password.parse("1234567")).isEmpty();
        assertThat(Password.parse("12345678")).isPresent();
        assertThat(Password.parse("😀".repeat(7))).isEmpty();
        assertThat(Password.parse("😀".repeat(128))).isPresent();
        assertThat(Password.parse("x".repeat(128))).isPresent();
        assertThat(Password.parse("x".repeat(129))).isEmpty();
        assertThat(Password.parse("x".repeat(1_000_000))).isEmpty();
    }

    @Test
    void isTheSameOnEveryKeyboardAndKeepsItsSpaces() {
        assertThat(reveal("pa\u0308sswort")).isEqualTo(reveal("p\u00e4sswort"));
        assertThat(reveal(" 12345678 ")).isEqualTo(" 12345678 ");
    }

    @Test
    void refusesHalfCharacters() {
        assertThat(Password.parse("12345678\ud800")).isEmpty();
    }

    @Test
    void takesShortAttempts() {
        assertThat(Password.attempt("x")).isPresent();
        assertThat(Password.attempt("x".repeat(129))).isEmpty();
    }

    @Test
    void hidesItself() {
        assertThat(Password.parse("12345678").orElseThrow()).hasToString("Password[hidden]");
    }

    private static String reveal(String typed) {
        return Password.parse(typed).orElseThrow().reveal();
    }
}
