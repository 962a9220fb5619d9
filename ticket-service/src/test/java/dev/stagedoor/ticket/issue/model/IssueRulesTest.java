package dev.stagedoor.ticket.issue.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ticket.issue.model.IssueRules.Issuer;
import dev.stagedoor.ticket.issue.model.IssueRules.Type;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IssueRulesTest {
    private static final UUID ORGANIZER = new UUID(0, 1);
    private static final UUID STALLS = new UUID(0, 2);
    private static final UUID CIRCLE = new UUID(0, 3);

    @Test
    void takesTheOnlyTicketType() {
        assertThat(IssueRules.decide(event(STALLS), ORGANIZER, 1, null)).isEqualTo(new Verdict.Allowed(STALLS));
    }

    @Test
    void takesTheTicketTypeThatIsNamed() {
        assertThat(IssueRules.decide(event(STALLS, CIRCLE), ORGANIZER, 1, CIRCLE))
                .isEqualTo(new Verdict.Allowed(CIRCLE));
    }

    @Test
    void wantsATicketTypeNamedWhereThereAreSeveral() {
        assertThat(IssueRules.decide(event(STALLS, CIRCLE), ORGANIZER, 1, null))
                .isEqualTo(new Verdict.WhichTicketType());
    }

    @Test
    void refusesATicketTypeOfAnotherEvent() {
        assertThat(IssueRules.decide(event(STALLS), ORGANIZER, 1, CIRCLE)).isEqualTo(new Verdict.UnknownTicketType());
    }

    @Test
    void needsATicketType() {
        assertThat(IssueRules.decide(event(), ORGANIZER, 1, null)).isEqualTo(new Verdict.NoTicketType());
        assertThat(IssueRules.decide(event(), ORGANIZER, 1, STALLS)).isEqualTo(new Verdict.NoTicketType());
    }

    @Test
    void tellsStrangersNothingButThatTheyAreStrangers() {
        Issuer cancelled = new Issuer(ORGANIZER, false, true, List.of());

        assertThat(IssueRules.decide(cancelled, STALLS, 1, null)).isEqualTo(new Verdict.NotYours());
        assertThat(IssueRules.decide(cancelled, ORGANIZER, 1, null)).isEqualTo(new Verdict.EventCancelled());
    }

    @Test
    void tellsStrangersNothingOfAnEventThatIsSecret() {
        Issuer secret = new Issuer(ORGANIZER, true, false, List.of(new Type(STALLS, 0)));

        assertThat(IssueRules.decide(secret, STALLS, 1, null)).isEqualTo(new Verdict.NotToBeKnown());
        assertThat(IssueRules.decide(secret, ORGANIZER, 1, null)).isEqualTo(new Verdict.Allowed(STALLS));
    }

    @Test
    void staysWithinTheMostThatATypeMayHave() {
        Issuer event = new Issuer(ORGANIZER, false, false, List.of(new Type(STALLS, IssueRules.MOST_OF_A_TYPE - 5)));

        assertThat(IssueRules.decide(event, ORGANIZER, 5, null)).isEqualTo(new Verdict.Allowed(STALLS));
        assertThat(IssueRules.decide(event, ORGANIZER, 6, null)).isEqualTo(new Verdict.TooMany());
        assertThat(IssueRules.decide(event, ORGANIZER, Integer.MAX_VALUE, null)).isEqualTo(new Verdict.TooMany());
    }

    private static Issuer event(UUID... types) {
        return new Issuer(
                ORGANIZER,
                false,
                false,
                Stream.of(types).map(id -> new Type(id, 0)).toList());
    }
}
