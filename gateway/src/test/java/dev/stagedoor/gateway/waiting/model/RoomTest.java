package dev.stagedoor.gateway.waiting.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final Instant OPENING = Instant.parse("2030-03-01T09:00:00Z");
    private static final Instant BEFORE = OPENING.minusSeconds(60);
    private static final Duration ADMISSION = Duration.ofMinutes(15);
    private static final UUID EVENT = UUID.fromString("01968f2c-7b1e-7c3a-9d52-4f6a8b0c1d2e");
    private static final String SECRET = "a secret that only the gateways know";

    private final Seed seed = Seed.of(SECRET, EVENT);

    @Test
    void drawsLotsThatAnybodyCanCheck() throws NoSuchAlgorithmException {
        List<UUID> people = people(100);
        Room room = room(60);
        people.forEach(account -> come(room, account, BEFORE));
        open(room, OPENING);

        List<String> lots = room.drawn().stream()
                .map(account -> sha256(seed.text() + " " + account))
                .toList();
        assertThat(lots).isSorted().hasSize(100);
        assertThat(seed.hash()).isEqualTo(sha256(seed.text()));
        assertThat(room.drawn()).containsExactlyInAnyOrderElementsOf(people).isNotEqualTo(people);
    }

    @Test
    void drawsOtherLotsForAnotherEventAndTheSameOnesAgain() {
        assertThat(Seed.of(SECRET, EVENT)).isEqualTo(seed);
        assertThat(Seed.of(SECRET, UUID.randomUUID())).isNotEqualTo(seed);
        assertThat(seed.toString()).doesNotContain(seed.text());
    }

    /** Whoever came a thousand times has the lot of whoever came once. */
    @Test
    void givesAnAccountOnePlaceHoweverOftenItComes() {
        UUID eager = UUID.randomUUID();
        Room often = room(60);
        Room once = room(60);
        List<UUID> others = people(50);
        for (int i = 0; i < 1000; i++) {
            come(often, eager, BEFORE.plusMillis(i));
        }
        others.forEach(account -> come(often, account, BEFORE.plusSeconds(2)));
        others.forEach(account -> come(once, account, BEFORE.plusSeconds(2)));
        come(once, eager, BEFORE.plusSeconds(3));
        open(often, OPENING);
        open(once, OPENING);

        assertThat(often.drawn()).isEqualTo(once.drawn());
        come(often, eager, OPENING.plusSeconds(5));
        assertThat(often.standing(eager, OPENING.plusSeconds(5)))
                .isEqualTo(once.standing(eager, OPENING.plusSeconds(5)));
        assertThat(often.tally(OPENING).joined()).isEqualTo(51);
    }

    @Test
    void letsTheFirstInAtTheOpeningAndEachNextOnePaceLater() {
        Room room = room(60);
        people(3).forEach(account -> come(room, account, BEFORE));
        assertThat(room.standing(UUID.randomUUID(), BEFORE)).isEqualTo(new Standing.Absent());
        open(room, OPENING);
        UUID first = room.drawn().get(0);
        UUID second = room.drawn().get(1);

        assertThat(room.standing(first, OPENING)).isEqualTo(admitted(OPENING));
        assertThat(room.standing(second, OPENING)).isEqualTo(waiting(1, OPENING.plusSeconds(1)));
        assertThat(room.standing(second, OPENING.plusSeconds(1).minusNanos(1)))
                .isEqualTo(waiting(1, OPENING.plusSeconds(1)));
        assertThat(room.standing(second, OPENING.plusSeconds(1))).isEqualTo(admitted(OPENING.plusSeconds(1)));
        assertThat(room.tally(OPENING)).isEqualTo(new Tally(true, 3, 2, 1));
        assertThat(room.tally(OPENING.plusSeconds(2))).isEqualTo(new Tally(true, 3, 0, 3));
    }

    @Test
    void putsWhoeverComesLaterBehindInTheOrderOfTheLog() {
        Room room = room(60);
        people(10).forEach(account -> come(room, account, BEFORE));
        open(room, OPENING);
        UUID late = UUID.randomUUID();
        UUID later = UUID.randomUUID();
        come(room, late, OPENING.plusMillis(1));
        // A broker's clock that was set back changes nothing: the order of the log counts.
        come(room, later, BEFORE);

        assertThat(room.standing(late, OPENING)).isEqualTo(waiting(10, OPENING.plusSeconds(10)));
        assertThat(room.standing(later, OPENING)).isEqualTo(waiting(11, OPENING.plusSeconds(11)));
    }

    @Test
    void countsAnArrivalAtTheOpeningAsLate() {
        Room room = room(60);
        UUID early = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        come(room, early, OPENING.minusMillis(1));
        come(room, late, OPENING);
        assertThat(room.drawn()).containsExactly(early);
        assertThat(room.standing(late, OPENING)).isEqualTo(waiting(1, OPENING.plusSeconds(1)));
    }

    @Test
    void savesUpNoCrowdInAQuietHour() {
        Room room = room(60);
        open(room, OPENING);
        Instant rush = OPENING.plusSeconds(3600);
        List<UUID> crowd = people(5);
        crowd.forEach(account -> come(room, account, rush));

        assertThat(room.standing(crowd.getFirst(), rush)).isEqualTo(admitted(rush));
        assertThat(room.standing(crowd.getLast(), rush)).isEqualTo(waiting(4, rush.plusSeconds(4)));
        assertThat(room.tally(rush)).isEqualTo(new Tally(true, 5, 4, 1));
    }

    @Test
    void letsNobodyInBeforeTheLogSaysThatItIsTime() {
        Room room = room(60);
        UUID account = UUID.randomUUID();
        come(room, account, BEFORE);
        assertThat(room.standing(account, OPENING.plusSeconds(60))).isEqualTo(new Standing.Gathered());
        // The broker was out for a minute: those who waited are not let in all at once.
        open(room, OPENING.plusSeconds(60));
        assertThat(room.standing(account, OPENING.plusSeconds(60))).isEqualTo(admitted(OPENING.plusSeconds(60)));
    }

    @Test
    void letsAnAdmissionLapseAtItsEndAndItsHolderComeAnew() {
        Room room = room(60);
        open(room, OPENING);
        UUID account = UUID.randomUUID();
        come(room, account, OPENING);
        Instant end = OPENING.plus(ADMISSION);

        come(room, account, end.minusNanos(1));
        assertThat(room.standing(account, end.minusNanos(1))).isEqualTo(admitted(OPENING));
        assertThat(room.standing(account, end)).isEqualTo(new Standing.Lapsed(end));
        come(room, account, end);
        assertThat(room.standing(account, end)).isEqualTo(admitted(end));
    }

    @Test
    void countsNobodyWhoCameBeforeItCouldBeJoinedOrAfterItClosed() {
        Room room = room(60);
        UUID tooEarly = UUID.randomUUID();
        UUID tooLate = UUID.randomUUID();
        Terms terms = terms(60, OPENING);
        come(room, tooEarly, terms.joinableFrom().minusNanos(1));
        open(room, OPENING);
        come(room, tooLate, terms.closesAt());
        assertThat(room.standing(tooEarly, OPENING)).isEqualTo(new Standing.Absent());
        assertThat(room.standing(tooLate, terms.closesAt())).isEqualTo(new Standing.Absent());
        come(room, tooEarly, terms.closesAt().minusNanos(1));
        assertThat(room.tally(OPENING).joined()).isEqualTo(1);
    }

    /** Two gateways, and one that was restarted: whenever they hear of the terms, they come to the same. */
    @Test
    void isTheSameForWhoeverReadsTheSameLogWheneverTheyHearOfTheTerms() {
        List<Arrival> log = Stream.concat(
                        people(200).stream().map(account -> new Arrival(account, BEFORE)),
                        Stream.concat(
                                Stream.of(new Arrival(null, OPENING)),
                                people(200).stream().map(account -> new Arrival(account, OPENING.plusSeconds(1)))))
                .toList();
        Room first = new Room(seed, ADMISSION);
        first.agree(terms(600, OPENING));
        log.forEach(first::take);
        Room restarted = new Room(seed, ADMISSION);
        log.forEach(restarted::take);
        restarted.agree(terms(600, OPENING));
        Room misinformed = new Room(seed, ADMISSION);
        misinformed.agree(terms(60, OPENING.minusSeconds(30)));
        log.forEach(misinformed::take);
        misinformed.agree(terms(600, OPENING));

        Instant now = OPENING.plusSeconds(2);
        for (Arrival arrival : log) {
            UUID account = arrival.account();
            if (account != null) {
                assertThat(restarted.standing(account, now)).isEqualTo(first.standing(account, now));
                assertThat(misinformed.standing(account, now)).isEqualTo(first.standing(account, now));
            }
        }
        assertThat(first.tally(now)).isEqualTo(new Tally(true, 400, 379, 21));
    }

    /** What is told as a position is how many are let in until one is, oneself included. */
    @Test
    void tellsAPositionThatIsTheCountOfThoseBeforeOne() {
        Room room = room(7);
        List<UUID> people = new ArrayList<>(people(40));
        people.forEach(account -> come(room, account, BEFORE));
        open(room, OPENING);
        Instant now = OPENING.plusSeconds(100);
        List<Long> positions = room.drawn().stream()
                .map(account -> room.standing(account, now))
                .flatMap(standing -> standing instanceof Standing.Waiting waiting
                        ? Stream.of(waiting.position())
                        : Stream.<Long>empty())
                .toList();
        assertThat(positions)
                .isSortedAccordingTo(Comparator.naturalOrder())
                .startsWith(1L)
                .endsWith(28L)
                .hasSize(28);
        assertThat(room.tally(now).waiting()).isEqualTo(28);
    }

    @Test
    void forgetsWhatCountsForNoRoomAnyMore() {
        Room room = room(60);
        come(room, UUID.randomUUID(), BEFORE);
        assertThat(room.isForgotten(OPENING)).isFalse();
        room.agree(null);
        assertThat(room.isForgotten(BEFORE)).isFalse();
        assertThat(room.isForgotten(OPENING)).isTrue();
    }

    private Room room(int admissionsPerMinute) {
        Room room = new Room(seed, ADMISSION);
        room.agree(terms(admissionsPerMinute, OPENING));
        return room;
    }

    private static Terms terms(int admissionsPerMinute, Instant opening) {
        Duration day = Duration.ofDays(1);
        return new Terms(EVENT, "Late Show", opening.minus(day), opening, opening.plus(day), admissionsPerMinute);
    }

    private static List<UUID> people(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private static void come(Room room, @Nullable UUID account, Instant at) {
        room.take(new Arrival(account, at));
    }

    private static void open(Room room, Instant at) {
        come(room, null, at);
    }

    private static Standing admitted(Instant from) {
        return new Standing.Admitted(from, from.plus(ADMISSION));
    }

    private static Standing waiting(long position, Instant from) {
        return new Standing.Waiting(position, from, from.plus(ADMISSION));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
