package dev.stagedoor.event.catalogue.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.availability.model.Pool;
import dev.stagedoor.event.catalogue.model.EditOutcome.BegunAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.BelowTaken;
import dev.stagedoor.event.catalogue.model.EditOutcome.CancelledAlready;
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

        assertThat(draft.mayBeSeenBy(OTHER) || draft.mayBeSeenBy(null)).isFalse();
        assertThat(secret.mayBeSeenBy(OTHER) || secret.mayBeSeenBy(null)).isFalse();
        assertThat(draft.mayBeSeenBy(OWNER) && secret.mayBeSeenBy(OWNER)).isTrue();
        assertThat(open.mayBeSeenBy(OTHER) && open.mayBeSeenBy(null)).isTrue();
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
        assertThat(done(EventChanges.changeTicketType(selling, FLOOR, floor(5))).capacity())
                .isEqualTo(5);
    }

    @Test
    void countsIssuedTicketsBesidesTheSeatsForSale() {
        // 10 seats for sale, of which 3 are sold and 2 held, and 100 bearer tickets.
        EventView selling = view(event(Visibility.PUBLIC, BEFORE, 10), 2, 103, 100);

        assertThat(EventChanges.changeTicketType(selling, FLOOR, floor(4))).isEqualTo(new BelowTaken("Floor", 2, 3));
        assertThat(new BelowTaken("Floor", 2, 3).minimum()).isEqualTo(5);
        assertThat(done(EventChanges.changeTicketType(selling, FLOOR, floor(5))).capacity())
                .isEqualTo(5);
        assertThat(selling.totalCapacity()).isEqualTo(110);
        assertThat(selling.quantityAvailable()).isEqualTo(5);
        assertThat(selling.availability().sold(FLOOR)).isEqualTo(3);
    }

    @Test
    void issuesInitialTicketsOfAnAdmissionTypeAndPublishesAtOnce() {
        EventDetails details = event(Visibility.PUBLIC, null, 0).details();
        NewEvent bare = new NewEvent(new EventContent(details, null), 300);

        EventView created = view(EventChanges.create(OWNER, bare, UUID::randomUUID, BEFORE));

        TicketType admission = created.event().ticketTypes().getFirst();
        assertThat(admission.name()).isEqualTo("Admission");
        assertThat(admission.price().amount()).isZero();
        assertThat(admission.capacity()).isZero();
        assertThat(admission.initialTickets()).isEqualTo(300);
        assertThat(created.event().publishedAt()).isEqualTo(BEFORE);
        assertThat(created.totalCapacity()).isEqualTo(300);
        assertThat(EventStatus.of(created, BEFORE)).isEqualTo(EventStatus.UPCOMING);
        assertThat(EventChanges.create(OWNER, bare, UUID::randomUUID, START)).isEqualTo(new BegunAlready());
    }

    @Test
    void countsInitialTicketsWhileTheyAreStillBeingIssued() {
        Event fair = event(Visibility.PUBLIC, BEFORE, 0);
        Event issuing =
                fair.withTicketTypes(List.of(fair.ticketTypes().getFirst().issuing(300)));

        assertThat(view(issuing, 0, 0, 0).totalCapacity()).isEqualTo(300);
        assertThat(EventStatus.of(view(issuing, 0, 0, 0), BEFORE)).isEqualTo(EventStatus.UPCOMING);
        assertThat(view(issuing, 0, 200, 200).totalCapacity()).isEqualTo(300);
        assertThat(view(issuing, 0, 350, 350).totalCapacity()).isEqualTo(350);
        Event dead = issuing.calledOff(new CalledOff(BEFORE, null));
        assertThat(view(dead, 0, 0, 0).quantityIssued()).isZero();
    }

    @Test
    void issuesInitialTicketsOfTheFirstTypeThereIsAndKeepsThemThroughEdits() {
        EventDetails details = event(Visibility.PUBLIC, null, 0).details();
        NewEvent wanted = new NewEvent(new EventContent(details, List.of(floor(10))), 0);
        EventView created = view(EventChanges.create(OWNER, wanted, UUID::randomUUID, BEFORE));
        assertThat(created.event().isPublished()).isTrue();

        NewEvent more = new NewEvent(wanted.content(), 7);
        EventView issued = view(EventChanges.create(OWNER, more, UUID::randomUUID, BEFORE));
        Event edited =
                done(EventChanges.replace(issued, new EventContent(details, List.of(floor(12))), UUID::randomUUID));
        assertThat(edited.ticketTypes()).extracting(TicketType::initialTickets).containsExactly(7);
        assertThat(edited.capacity()).isEqualTo(12);
    }

    @Test
    void draftsWithoutInitialTickets() {
        NewEvent wanted =
                new NewEvent(new EventContent(event(Visibility.PUBLIC, null, 0).details(), null), null);

        assertThat(view(EventChanges.create(OWNER, wanted, UUID::randomUUID, END))
                        .event())
                .matches(event -> !event.isPublished() && event.ticketTypes().isEmpty());
    }

    @Test
    void changesNothingOfAnEventThatWasCalledOff() {
        EventView dead = view(event(Visibility.PUBLIC, BEFORE, 10).calledOff(new CalledOff(BEFORE, null)), 0, 0);
        EventContent same = new EventContent(dead.event().details(), null);

        assertThat(List.of(
                        EventChanges.replace(dead, same, UUID::randomUUID),
                        EventChanges.addTicketType(dead, floor(1), UUID.randomUUID()),
                        EventChanges.changeTicketType(dead, FLOOR, floor(10)),
                        EventChanges.removeTicketType(dead, FLOOR),
                        EventChanges.withDoorStaff(dead, List.of()),
                        EventChanges.publish(dead, BEFORE)))
                .containsOnly(new CancelledAlready());
        assertThat(dead.quantityAvailable()).isZero();
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
                List.of(floor(7), new TicketTypeContent(null, "Balcony", new Money(1, "EUR"), 3, null, null, 1, null));

        Event changed =
                done(EventChanges.replace(draft, new EventContent(draft.event().details(), wanted), UUID::randomUUID));

        assertThat(changed.ticketTypes()).hasSize(2);
        assertThat(changed.ticketTypes().getFirst().id()).isEqualTo(FLOOR);
        assertThat(changed.capacity()).isEqualTo(10);
    }

    @Test
    void refusesATicketTypeGivenTwice() {
        EventView draft = view(event(Visibility.PUBLIC, null, 10), 0, 0);
        TicketTypeContent byId = new TicketTypeContent(FLOOR, "Renamed", new Money(1, "EUR"), 3, null, null, 1, null);

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
        assertThat(EventStatus.of(view(event(Visibility.PUBLIC, BEFORE, 0), 0, 0), BEFORE))
                .isEqualTo(EventStatus.SOLD_OUT);
        assertThat(EventStatus.of(view(event(Visibility.PUBLIC, BEFORE, 0), 0, 5, 5), BEFORE))
                .isEqualTo(EventStatus.UPCOMING);
        Event dead = published.calledOff(new CalledOff(BEFORE, null));
        assertThat(EventStatus.of(view(dead, 0, 0), BEFORE)).isEqualTo(EventStatus.CANCELLED);
        assertThat(EventStatus.of(view(dead, 0, 0), END)).isEqualTo(EventStatus.CANCELLED);
    }

    private static TicketTypeContent floor(int capacity) {
        return new TicketTypeContent(null, "Floor", new Money(100, "EUR"), capacity, null, null, 10, null);
    }

    private static Event event(Visibility visibility, @Nullable Instant publishedAt, int capacity) {
        EventDetails details = new EventDetails(
                "Gala", null, null, null, false, null, List.of(), ZoneId.of("UTC"), START, END, visibility, null);
        return new Event(
                UUID.randomUUID(),
                OWNER,
                3,
                details,
                List.of(floor(capacity).as(FLOOR)),
                null,
                null,
                BEFORE,
                publishedAt,
                null);
    }

    private static EventView view(Event event, int held, int sold) {
        return view(event, held, sold, 0);
    }

    private static EventView view(Event event, int held, int sold, int issued) {
        int capacity = event.capacity() + issued;
        Pool pool = new Pool(event.id(), FLOOR, capacity, held, sold, capacity - held - sold, issued, 1, false, BEFORE);
        return new EventView(event, Availability.of(List.of(pool)));
    }

    private static EventView view(EditOutcome outcome) {
        return outcome instanceof Done(EventView view) ? view : new EventView(failed(outcome), Availability.UNKNOWN);
    }

    private static Event done(EditOutcome outcome) {
        return outcome instanceof Done(EventView view) ? view.event() : failed(outcome);
    }

    private static Event failed(EditOutcome outcome) {
        throw new AssertionError(outcome);
    }
}
