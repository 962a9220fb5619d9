package dev.stagedoor.account.user.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.account.user.model.Registration.Invalid;
import dev.stagedoor.account.user.model.Registration.Typed;
import dev.stagedoor.account.user.model.Registration.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {

    @Test
    void namesEveryInvalidFieldAtOnce() {
        assertThat(Registration.judge(new Typed("a", null, "short", "admin")))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::field)
                                .containsExactly("username", "email", "password", "role"));
    }

    @Test
    void takesTheRoleInAnyCaseAndTrimsNames() {
        assertThat(Registration.judge(new Typed(" ada ", " ada@example.org ", "12345678", "Organizer")))
                .isInstanceOfSatisfying(Valid.class, valid -> {
                    assertThat(valid.registration().role()).isEqualTo(Role.ORGANIZER);
                    assertThat(valid.registration().username().text()).isEqualTo("ada");
                    assertThat(valid.registration().email().text()).isEqualTo("ada@example.org");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "Ada.Lovelace_1815-1852", "Łukasz", "日本語", "12345678901234567890123456789012"})
    void takesUsernames(String typed) {
        assertThat(Username.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "a b",
                "-abc",
                "ada@example.org",
                "a\u0000bc",
                "ab\ud800c",
                "abc\u202e",
                "<script>",
                "123456789012345678901234567890123"
            })
    void refusesUsernames(String typed) {
        assertThat(Username.parse(typed)).isEmpty();
    }

    @Test
    void takesNamesForTheSameThatDifferInCaseOrForm() {
        assertThat(key("ADA")).isEqualTo(key("ada")).isEqualTo(key("ａｄａ"));
        assertThat(key("ﬁona")).isEqualTo(key("fiona"));
        assertThat(key("Zo\u00eb")).isEqualTo(key("zoe\u0308"));
        assertThat(key("ada")).isNotEqualTo(key("ida"));
    }

    private static String key(String typed) {
        return Username.parse(typed).orElseThrow().key();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.cd", "first.last+tag@mail.example.org", "o'neil@example.co.uk", "grüße@münchen.de"})
    void takesMailAddresses(String typed) {
        assertThat(EmailAddress.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@example.org",
                "a@",
                "a@b",
                "a@@b.cd",
                "a b@c.de",
                ".a@b.cd",
                "a..b@c.de",
                "a@-b.cd",
                "a@b-.cd",
                "a@b..cd",
                "a@b.cd\r\nBcc: x@y.zz",
                "a@[127.0.0.1]",
                "a\u0000@b.cd"
            })
    void refusesMailAddresses(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void boundsMailAddresses() {
        String domain = ("d".repeat(61) + ".").repeat(3) + "org";
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@" + domain)).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(64) + "@d" + domain)).isEmpty();
        // One letter whose compatibility form has eighteen.
        assertThat(EmailAddress.parse("\ufdfa".repeat(60) + "@" + "example.org"))
                .isEmpty();
    }
}
