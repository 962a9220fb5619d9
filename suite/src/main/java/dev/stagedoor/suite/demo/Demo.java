package dev.stagedoor.suite.demo;

import dev.stagedoor.suite.demo.Accounts.Person;
import dev.stagedoor.suite.invariants.Invariants;
import dev.stagedoor.suite.invariants.Violation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The walk through the suite, from an empty catalogue to checked books. */
public final class Demo {
    private static final int BUYERS = 500;
    private static final int LAST_TICKETS = 100;

    /** Messages under way arrive within seconds; mails for a whole race take longer on a slow machine. */
    private static final Duration SETTLING = Duration.ofSeconds(90);

    private final Screen screen;
    private final Client client;
    private final Accounts accounts;
    private final MailFolder mails;
    private final Invariants invariants;
    private final Clock clock;

    private Demo(Screen screen, Client client, Path mails, Invariants invariants, Clock clock) {
        this.screen = screen;
        this.client = client;
        this.accounts = new Accounts(client);
        this.mails = new MailFolder(mails);
        this.invariants = invariants;
        this.clock = clock;
    }

    /**
     * Runs the demo against a suite.
     *
     * @param gateway its address
     * @param mails where its mail is kept
     * @return whether all of it went as it must
     */
    public static boolean run(PrintWriter out, String gateway, Path mails, Invariants invariants, Clock clock)
            throws InterruptedException {
        Screen screen = new Screen(out);
        try (Client client = new Client(gateway)) {
            new Demo(screen, client, mails, invariants, clock).run();
            return true;
        } catch (DemoFailedException e) {
            screen.says("%nThe demo failed at %s: %s", screen.current(), String.valueOf(e.getMessage()));
        } catch (IOException | SQLException e) {
            screen.says("%nThe demo failed at %s: %s", screen.current(), e);
        }
        return false;
    }

    private void run() throws IOException, InterruptedException, SQLException, DemoFailedException {
        screen.step("An organizer signs up");
        Person organizer = accounts.organizer();
        screen.says("%s may publish events now", organizer.username());
        Catalogue catalogue = new Catalogue(screen, client, organizer);
        catalogue.importConferences(Conferences.from(LocalDate.now(clock)));

        screen.step("The organizer adds an evening of their own, with a refund policy");
        Catalogue.Offer evening = catalogue.publishEvening(clock.instant());

        screen.step("Ada signs up and looks for something to go to");
        Person ada = accounts.attendee("ada");
        Catalogue.Offer conference = catalogue.findConference();

        new Tickets(screen, client, mails).walk(ada, organizer, conference, evening);
        race(catalogue);
        check();
    }

    private void race(Catalogue catalogue) throws IOException, InterruptedException, DemoFailedException {
        screen.step("%d people want the last %d tickets, all at the same moment".formatted(BUYERS, LAST_TICKETS));
        Catalogue.Offer closing = catalogue.publishLastTickets(clock.instant(), LAST_TICKETS);
        List<Person> buyers;
        screen.says("signing %d of them up: each has a password, hashed with Argon2id", BUYERS);
        try (Screen.Counter counter = screen.counter("accounts", BUYERS)) {
            buyers = accounts.attendees("buyer", BUYERS, counter);
        }
        Race.Result result = new Race(client, closing.eventId(), closing.freeType()).run(buyers);
        screen.says(
                "up to %d requests were under way at once; the last answer came after %.1f s",
                result.peakInFlight(), seconds(result.duration()));
        int refused = result.others().getOrDefault("seats_unavailable", 0);
        int errors = BUYERS - result.confirmed() - refused;
        screen.says("%d confirmed, %d refused with seats_unavailable, %d errors", result.confirmed(), refused, errors);
        if (result.confirmed() != LAST_TICKETS || errors != 0) {
            throw new DemoFailedException(
                    "%d should be confirmed and everybody else be refused with seats_unavailable, not told: %s"
                            .formatted(LAST_TICKETS, result.others()));
        }
    }

    private void check() throws SQLException, InterruptedException, DemoFailedException {
        screen.step("The books are checked, in the databases themselves");
        List<Violation> violations = invariants.violationsAfter(SETTLING);
        for (String name : Invariants.names()) {
            boolean holds = violations.stream()
                    .noneMatch(violation -> violation.invariant().equals(name));
            screen.says("%s %s", holds ? "holds:   " : "VIOLATED:", name);
        }
        if (!violations.isEmpty()) {
            violations.forEach(violation -> screen.says("%s", violation));
            throw new DemoFailedException("what must always hold does not");
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
