package dev.stagedoor.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.contracts.account.AccountMessage;
import dev.stagedoor.contracts.account.AccountRegistered;
import dev.stagedoor.contracts.account.ContactChanged;
import dev.stagedoor.contracts.booking.BookedItem;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.booking.BookingHeld;
import dev.stagedoor.contracts.booking.BookingMessage;
import dev.stagedoor.contracts.booking.BookingRefunded;
import dev.stagedoor.contracts.booking.BookingRejected;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.booking.BookingRequested;
import dev.stagedoor.contracts.catalogue.CatalogueMessage;
import dev.stagedoor.contracts.catalogue.EventCancelled;
import dev.stagedoor.contracts.catalogue.EventChanged;
import dev.stagedoor.contracts.catalogue.EventPublished;
import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.contracts.catalogue.TicketTypeSnapshot;
import dev.stagedoor.contracts.inventory.InventoryMessage;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.contracts.inventory.SeatsHeld;
import dev.stagedoor.contracts.inventory.SeatsRefused;
import dev.stagedoor.contracts.invitation.GuestListMessage;
import dev.stagedoor.contracts.invitation.GuestListOpened;
import dev.stagedoor.contracts.invitation.PersonInvited;
import dev.stagedoor.contracts.mail.AddressConfirmationRequested;
import dev.stagedoor.contracts.mail.GuestAddressGiven;
import dev.stagedoor.contracts.mail.InvitationCreated;
import dev.stagedoor.contracts.mail.PasswordResetRequested;
import dev.stagedoor.contracts.mail.PrivateMail;
import dev.stagedoor.contracts.ticket.TicketMessage;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.contracts.ticket.TicketsVoided;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The bytes on the wire, each type against its golden file: a change that a reader could notice fails here. */
class GoldenMessagesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID EVENT = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final UUID TYPE = UUID.fromString("01890000-0000-7000-8000-000000000002");
    private static final UUID BOOKING = UUID.fromString("01890000-0000-7000-8000-000000000003");
    private static final UUID USER = UUID.fromString("01890000-0000-7000-8000-000000000004");
    private static final UUID TICKET = UUID.fromString("7d4f0a52-5b6c-4e0e-9a53-0d6e1c1f2a3b");
    private static final Instant AT = Instant.parse("2026-11-21T10:15:30.123456Z");
    private static final Money PRICE = new Money(2500, "EUR");
    private static final List<BookedItem> ITEMS = List.of(new BookedItem(TYPE, 2, PRICE));
    private static final EventSnapshot EVENT_SNAPSHOT = new EventSnapshot(
            EVENT,
            3,
            USER,
            "Late Show",
            "An evening",
            "theatre",
            "Oslo, Norway",
            false,
            "Europe/Oslo",
            AT,
            AT.plusSeconds(7200),
            EventSnapshot.Visibility.PUBLIC,
            Duration.ofHours(48),
            10,
            List.of(new TicketTypeSnapshot(
                    TYPE,
                    "Regular",
                    PRICE,
                    100,
                    AT,
                    AT.plusSeconds(60),
                    10,
                    5,
                    new TicketTypeSnapshot.Slot(AT, AT.plusSeconds(60)))),
            List.of(USER),
            "harbour-tour");

    static Stream<Record> messages() {
        return Stream.of(
                new EventPublished(EVENT, EVENT_SNAPSHOT),
                new EventChanged(EVENT, EVENT_SNAPSHOT),
                new EventCancelled(EVENT, EVENT_SNAPSHOT, "The hall burnt down", AT),
                new BookingRequested(BOOKING, EVENT, USER, 1, ITEMS, AT),
                new BookingHeld(BOOKING, EVENT, USER, PRICE, AT),
                new BookingRejected(BOOKING, EVENT, USER, "seats_unavailable", AT),
                new BookingConfirmed(BOOKING, EVENT, USER, 1, ITEMS, PRICE.times(2), AT),
                new BookingReleased(
                        BOOKING, EVENT, USER, 1, BookingReleased.Outcome.CANCELLED, "cancelled_by_attendee", PRICE, AT),
                new BookingRefunded(BOOKING, EVENT, USER, BOOKING, PRICE, "The sound failed", AT),
                new SeatsHeld(BOOKING, EVENT, 1, AT),
                new SeatsRefused(BOOKING, EVENT, 1, "seats_unavailable", AT),
                new PoolsChanged(EVENT, List.of(new PoolsChanged.Pool(TYPE, 100, 2, 10, 88, 4, 7, false)), AT),
                new TicketsIssued(BOOKING, EVENT, USER, List.of(new TicketsIssued.IssuedTicket(TICKET, TYPE)), AT),
                new TicketsVoided(BOOKING, EVENT, List.of(TICKET), AT),
                new TicketRedeemed(TICKET, EVENT, BOOKING, AT),
                new AccountRegistered(USER, "attendee", AT),
                new AccountDeleted(USER, AT),
                new AccountErased(USER, "booking-service", AT),
                new ContactChanged(USER, "ada", "ada@example.org", true),
                new AddressConfirmationRequested(BOOKING, USER, "ada", "ada@example.org", "c2VjcmV0", AT),
                new PasswordResetRequested(BOOKING, USER, "ada", "ada@example.org", "c2VjcmV0", AT),
                new InvitationCreated(BOOKING, EVENT, USER, null, "grace"),
                new GuestAddressGiven(USER, BOOKING, "ada@example.org"),
                new PersonInvited(BOOKING, EVENT, USER),
                new GuestListOpened(EVENT));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsAndWritesAsItsGoldenFile(Record message) throws IOException {
        String golden = "/golden/" + typeOf(message.getClass()) + ".json";
        try (InputStream file = GoldenMessagesTest.class.getResourceAsStream(golden)) {
            assertThat(file)
                    .as(golden + " for\n" + JSON.writeValueAsString(message))
                    .isNotNull();
            byte[] bytes = file.readAllBytes();
            assertThat(JSON.readTree(JSON.writeValueAsBytes(message))).isEqualTo(JSON.readTree(bytes));
            assertThat(JSON.readValue(bytes, message.getClass())).isEqualTo(message);
        }
    }

    @Test
    void coversEveryTypeOfEveryTopic() {
        Set<Class<?>> sealed = Stream.of(
                        CatalogueMessage.class,
                        BookingMessage.class,
                        InventoryMessage.class,
                        TicketMessage.class,
                        AccountMessage.class,
                        PrivateMail.class,
                        GuestListMessage.class)
                .flatMap(topic -> Stream.of(topic.getPermittedSubclasses()))
                .collect(Collectors.toSet());
        assertThat(messages().<Class<?>>map(Object::getClass)).containsAll(sealed);
    }

    @Test
    void givesEachTypeItsOwnName() {
        List<String> names =
                messages().map(message -> typeOf(message.getClass())).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("stagedoor(\\.[a-z-]+){2}\\.v\\d+"));
    }

    @Test
    void readsMessagesOfALaterMinorVersionWithFieldsItDoesNotKnow() {
        String later =
                "{\"ticketId\":\"%s\",\"eventId\":\"%s\",\"bookingId\":null,\"redeemedAt\":\"%s\",\"gate\":\"B\"}"
                        .formatted(TICKET, EVENT, AT);
        assertThat(JSON.readValue(later, TicketRedeemed.class)).isEqualTo(new TicketRedeemed(TICKET, EVENT, null, AT));
    }

    @Test
    void readsMessagesOfAnEarlierMinorVersionWithoutTheFieldsThatCameLater() {
        String pools =
                "{\"eventId\":\"%s\",\"pools\":[{\"ticketTypeId\":\"%s\",\"capacity\":9,\"held\":2,\"sold\":3,\"available\":4,\"version\":7}],\"asOf\":\"%s\"}"
                        .formatted(EVENT, TYPE, AT);
        assertThat(JSON.readValue(pools, PoolsChanged.class))
                .isEqualTo(new PoolsChanged(EVENT, List.of(new PoolsChanged.Pool(TYPE, 9, 2, 3, 4, 0, 7, false)), AT));
        String type =
                "{\"id\":\"%s\",\"name\":\"A\",\"price\":{\"amount\":2500,\"currency\":\"EUR\"},\"capacity\":9,\"maxPerBooking\":2}"
                        .formatted(TYPE);
        assertThat(JSON.readValue(type, TicketTypeSnapshot.class))
                .isEqualTo(new TicketTypeSnapshot(TYPE, "A", PRICE, 9, null, null, 2, 0, null));
        String contact = "{\"userId\":\"%s\",\"username\":\"ada\",\"email\":\"ada@example.org\"}".formatted(USER);
        assertThat(JSON.readValue(contact, ContactChanged.class))
                .isEqualTo(new ContactChanged(USER, "ada", "ada@example.org", false));
    }

    private static String typeOf(Class<?> message) {
        return message.getAnnotation(MessageType.class).value();
    }
}
