package dev.stagedoor.event.invitation.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.event.catalogue.model.CalledOff;
import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.FieldError;
import dev.stagedoor.event.catalogue.model.Visibility;
import dev.stagedoor.event.directory.model.PersonKey;
import dev.stagedoor.event.invitation.model.AnswerOutcome.Answered;
import dev.stagedoor.event.invitation.model.AnswerOutcome.BegunAlready;
import dev.stagedoor.event.invitation.model.AnswerOutcome.NoSuchInvitation;
import dev.stagedoor.event.invitation.model.InvitationPlan.Entry;
import dev.stagedoor.event.invitation.model.InvitationPlan.Known;
import dev.stagedoor.event.invitation.model.InvitationPlan.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvitationRulesTest {
    private static final Instant START = Instant.parse("2030-05-17T17:30:00Z");
    private static final Instant BEFORE = START.minusNanos(1);
    private static final UUID OWNER = UUID.randomUUID();
    private static final UUID GUEST = UUID.randomUUID();
    private static final UUID ID = UUID.randomUUID();

    @Test
    void takesOneToAHundredNamesAndAddresses() {
        assertThat(InvitationRules.check(null, null)).isInstanceOf(Checked.Invalid.class);
        assertThat(InvitationRules.check(List.of("anna"), null)).isInstanceOf(Checked.Valid.class);
        assertThat(InvitationRules.check(Collections.nCopies(50, "anna"), Collections.nCopies(50, "a@b.de")))
                .isInstanceOf(Checked.Valid.class);
        assertThat(InvitationRules.check(Collections.nCopies(51, "anna"), Collections.nCopies(50, "a@b.de")))
                .isInstanceOf(Checked.Invalid.class);
    }

    @Test
    void refusesWhatIsNoAddressOfOnePerson() {
        List<@Nullable String> wrong = List.of(
                "anna",
                "a@b",
                "a b@c.de",
                "a@b.de,c@d.de",
                "A <a@b.de>",
                "a@b.de\nBcc: c@d.de",
                "a".repeat(65) + "@b.de");

        assertThat(
                        InvitationRules.check(null, wrong) instanceof Checked.Invalid<Wanted>(var errors)
                                ? errors.stream().map(FieldError::field).toList()
                                : List.of())
                .hasSize(wrong.size());
    }

    @Test
    void invitesUntilTheEventBegins() {
        Event event = event(START, null, Visibility.PRIVATE);

        assertThat(InvitationRules.refusalToInvite(event, OWNER, BEFORE)).isEmpty();
        assertThat(InvitationRules.refusalToInvite(event, OWNER, START)).contains(new Refusal.BegunAlready());
        assertThat(InvitationRules.refusalToInvite(event, GUEST, BEFORE)).contains(new Refusal.NoSuchEvent());
        assertThat(InvitationRules.refusalToInvite(event(START, null, Visibility.PUBLIC), GUEST, BEFORE))
                .contains(new Refusal.NotYours());
        assertThat(InvitationRules.refusalToInvite(event(null, null, Visibility.PUBLIC), OWNER, BEFORE))
                .contains(new Refusal.Draft());
        assertThat(InvitationRules.refusalToInvite(
                        event(START, new CalledOff(BEFORE, null), Visibility.PUBLIC), OWNER, BEFORE))
                .contains(new Refusal.CalledOff());
    }

    @Test
    void takesAnotherAnswerUntilTheEventBeginsAndTheSameOneAlways() {
        Event event = event(START, null, Visibility.PRIVATE);
        Invitation pending = Invitation.pending(ID, event.id(), GUEST, null, BEFORE);
        AnswerOutcome accepted = pending.answer(InvitationState.ACCEPTED, GUEST, event, BEFORE);

        assertThat(accepted)
                .isEqualTo(new Answered(
                        new Invitation(ID, event.id(), GUEST, null, InvitationState.ACCEPTED, BEFORE, BEFORE)));
        Invitation given = ((Answered) accepted).invitation();
        assertThat(given.answer(InvitationState.ACCEPTED, GUEST, event, START)).isEqualTo(new Answered(given));
        assertThat(given.answer(InvitationState.DECLINED, GUEST, event, START)).isEqualTo(new BegunAlready());
        assertThat(given.answer(InvitationState.DECLINED, OWNER, event, BEFORE)).isEqualTo(new NoSuchInvitation());
        Event off = event(START, new CalledOff(BEFORE, null), Visibility.PRIVATE);
        assertThat(given.answer(InvitationState.DECLINED, GUEST, off, BEFORE)).isEqualTo(new AnswerOutcome.CalledOff());
    }

    @Test
    void invitesNobodyTwiceHoweverTheyAreNamed() {
        Event event = event(START, null, Visibility.PRIVATE);
        Known known = new Known(
                Map.of("anna", GUEST, "owner", OWNER), Map.of(PersonKey.email("anna@example.org"), GUEST), List.of());

        InvitationPlan plan = InvitationPlan.of(
                event,
                new Wanted(List.of("Anna", "ＡＮＮＡ", "owner", "bob"), List.of("Anna@example.org", "new@example.org")),
                known,
                () -> ID,
                BEFORE);

        assertThat(plan.entries())
                .extracting(Entry::outcome)
                .containsExactly(
                        Outcome.INVITED,
                        Outcome.ALREADY_INVITED,
                        Outcome.ALREADY_INVITED,
                        Outcome.UNKNOWN_USER,
                        Outcome.ALREADY_INVITED,
                        Outcome.INVITED);
        assertThat(plan.added())
                .containsExactly(
                        Invitation.pending(ID, event.id(), GUEST, null, BEFORE),
                        Invitation.pending(ID, event.id(), null, "new@example.org", BEFORE));
    }

    private static Event event(@Nullable Instant publishedAt, @Nullable CalledOff calledOff, Visibility visibility) {
        EventDetails details = new EventDetails(
                "Gala", null, null, null, false, null, List.of(), ZoneId.of("UTC"), START, START, visibility, null);
        return new Event(ID, OWNER, 1, details, List.of(), null, null, BEFORE, publishedAt, calledOff);
    }
}
