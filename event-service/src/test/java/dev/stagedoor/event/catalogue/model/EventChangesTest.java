package dev.stagedoor.event.catalogue.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.availability.model.Pool;
import dev.stagedoor.event.catalogue.model.EditOutcome.BegunAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.BelowTaken;
import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EditOutcome.Invalid;
import dev.stagedoor.event.catalogue.model.EditOutcome.NoSuchEvent;
import dev.stagedoor.event.catalogue.model.EditOutcome.NoSuchTicketType;
import dev.stagedoor.event.catalogue.model.EditOutcome.NotYours;
import dev.stagedoor.event.catalogue.model.EditOutcome.NothingToSell;
import dev.stagedoor.event.catalogue.model.EditOutcome.OnSaleAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.Stale;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventChangesTest {
    private static final Instant START = Instant.parse("2030-05-17T17:30:00Z");
    private static final Instant END = START.plusSeconds(3600);
    private static final Instant BEFORE = START.minusSeconds(1);
    private static final UUID OWNER = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID FLOOR = UUID.randomUUID();

    @Test
    void showsDraftsAndPrivateEventsToTheirOrganizerOnly() {
        Event draft = event(Visibility.PUBLIC, null, 10);
        Event secret = event(Visibility.PRIVATE, BEFORE, 10);
        Event open = event(Visibility.PUBLIC, BEFORE, 10);

        assertThat(draft.visibleTo(OTHER) || draft.visibleTo(null)).isFalse();
        assertThat(secret.visibleTo(OTHER) || secret.visibleTo(null)).isFalse();
        assertThat(draft.visibleTo(OWNER) && secret.visibleTo(OWNER)).isTrue();
        assertThat(open.visibleTo(OTHER) && open.visibleTo(null)).isTrue();
    }

    @Test
    void letsOnlyTheOrganizerChangeAnEvent() {
        assertThat(EventChanges.refusal(event(Visibility.PUBLIC, BEFORE, 1), OTHER, Precondition.NONE))
                .contains(new NotYours());
        assertThat(EventChanges.refusal(event(Visibility.PUBLIC, null, 1), OTHER, Precondition.NONE))
                .contains(new NoSuchEvent());
        assertThat(EventChanges.refusal(event(Visibility.PUBLIC, null, 1), OWNER, Precondition.NONE))
                .isEmpty();
    }

    @Test
    void refusesAChangeOfAnotherRevision() {
        Event event = event(Visibility.PUBLIC, BEFORE, 1);

        assertThat(EventChanges.refusal(event, OWNER, new Precondition(false, Set.of(2L, 4L))))
                .contains(new Stale());
        assertThat(EventChanges.refusal(event, OWNER, new Precondition(false, Set.of(2L, 3L))))
                .isEmpty();
    }

    @Test
    void publishesUntilTheStartAndNotAtIt() {
        EventView draft = view(event(Visibility.PUBLIC, null, 10), 0, 0);

        assertThat(done(EventChanges.publish(draft, BEFORE)).publishedAt()).isEqualTo(BEFORE);
        assertThat(EventChanges.publish(draft, START)).isEqualTo(new BegunAlready());
        assertThat(done(EventChanges.publishEvenIfPast(draft, END)).publishedAt())
                .isEqualTo(END);
    }

    @Test
    void publishesOnce() {
        EventView published = view(event(Visibility.PUBLIC, BEFORE, 10), 0, 0);

        assertThat(EventChanges.publish(published, END)).isEqualTo(new Done(published));
    }

    @Test
    void publishesNothingWithoutATicketType() {
        Event empty = event(Visibility.PUBLIC, null, 10).withTicketTypes(List.of());

        assertThat(EventChanges.publish(view(empty, 0, 0), BEFORE)).isEqualTo(new NothingToSell());
    }

    @Test
    void keepsCapacityAtOrAboveWhatIsTaken() {
        EventView selling = view(event(Visibility.PUBLIC, BEFORE, 10), 2, 3);

        assertThat(EventChanges.changeTicketType(selling, FLOOR, floor(4))).isEqualTo(new BelowTaken("Floor", 2, 3));
        assertThat(done(EventChanges.changeTicketType(selling, FLOOR, floor(5))).totalCapacity())
                .isEqualTo(5);
    }

    @Test
    void removesTicketTypesOfDraftsOnly() {
        assertThat(EventChanges.removeTicketType(view(event(Visibility.PUBLIC, BEFORE, 10), 0, 0), FLOOR))
                .isEqualTo(new OnSaleAlready());
        assertThat(done(EventChanges.removeTicketType(view(event(Visibility.PUBLIC, null, 10), 0, 0), FLOOR))
                        .ticketTypes())
                .isEmpty();
    }

    @Test
    void knowsNoTicketTypeOfAnotherEvent() {
        EventView draft = view(event(Visibility.PUBLIC, null, 10), 0, 0);

        assertThat(EventChanges.changeTicketType(draft, OTHER, floor(1))).isEqualTo(new NoSuchTicketType());
        assertThat(EventChanges.removeTicketType(draft, OTHER)).isEqualTo(new NoSuchTicketType());
    }

    @Test
    void recognisesTicketTypesByIdElseByName() {
        EventView draft = view(event(Visibility.PUBLIC, null, 10), 0, 0);
        List<TicketTypeContent> wanted =
                List.of(floor(7), new TicketTypeContent(null, "Balcony", new Money(1, "EUR"), 3, null, null, 1));

        Event changed =
                done(EventChanges.replace(draft, new EventContent(draft.event().details(), wanted), UUID::randomUUID));

        assertThat(changed.ticketTypes()).hasSize(2);
        assertThat(changed.ticketTypes().getFirst().id()).isEqualTo(FLOOR);
        assertThat(changed.totalCapacity()).isEqualTo(10);
    }

    @Test
    void refusesATicketTypeGivenTwice() {
        EventView draft = view(event(Visibility.PUBLIC, null, 10), 0, 0);
        TicketTypeContent byId = new TicketTypeContent(FLOOR, "Renamed", new Money(1, "EUR"), 3, null, null, 1);

        assertThat(EventChanges.replace(
                        draft, new EventContent(draft.event().details(), List.of(byId, floor(1))), UUID::randomUUID))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void derivesTheStatus() {
        Event published = event(Visibility.PUBLIC, BEFORE, 10);

        assertThat(EventStatus.of(view(event(Visibility.PUBLIC, null, 10), 0, 0), END.plusSeconds(9)))
                .isEqualTo(EventStatus.DRAFT);
        assertThat(EventStatus.of(view(published, 0, 0), BEFORE)).isEqualTo(EventStatus.UPCOMING);
        assertThat(EventStatus.of(view(published, 4, 6), BEFORE)).isEqualTo(EventStatus.SOLD_OUT);
        assertThat(EventStatus.of(view(published, 4, 6), END.minusNanos(1))).isEqualTo(EventStatus.SOLD_OUT);
        assertThat(EventStatus.of(view(published, 4, 6), END)).isEqualTo(EventStatus.PAST);
    }

    private static TicketTypeContent floor(int capacity) {
        return new TicketTypeContent(null, "Floor", new Money(100, "EUR"), capacity, null, null, 10);
    }

    private static Event event(Visibility visibility, @Nullable Instant publishedAt, int capacity) {
        EventDetails details = new EventDetails(
                "Gala", null, null, null, false, null, List.of(), ZoneId.of("UTC"), START, END, visibility, null);
        return new Event(
                UUID.randomUUID(), OWNER, 3, details, List.of(floor(capacity).as(FLOOR)), BEFORE, publishedAt);
    }

    private static EventView view(Event event, int held, int sold) {
        int capacity = event.totalCapacity();
        Pool pool = new Pool(event.id(), FLOOR, capacity, held, sold, capacity - held - sold, 1);
        return new EventView(event, Availability.of(List.of(pool)));
    }

    private static Event done(EditOutcome outcome) {
        return outcome instanceof Done(EventView view) ? view.event() : failed(outcome);
    }

    private static Event failed(EditOutcome outcome) {
        throw new AssertionError(outcome);
    }
}
