package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.ticket.admission.model.Ticket;
import dev.stagedoor.ticket.admission.model.TicketState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Tickets as a file: their ids, a line each, or a table. Nothing in it was typed by anybody, so nothing is quoted. */
enum TicketFile {
    IDS("text/plain", "txt", "") {
        @Override
        String line(Ticket ticket) {
            return ticket.id() + "\n";
        }
    },
    TABLE("text/csv", "csv", "id,state,ticketTypeId,bookingId,createdAt,redeemedAt,timesPresented\r\n") {
        @Override
        String line(Ticket ticket) {
            return String.join(
                            ",",
                            ticket.id().toString(),
                            ticket.state().name().toLowerCase(Locale.ROOT),
                            ticket.ticketTypeId().toString(),
                            text(ticket.bookingId()),
                            ticket.createdAt().toString(),
                            text(ticket.redeemedAt()),
                            String.valueOf(ticket.timesPresented()))
                    + "\r\n";
        }
    };

    private final MediaType type;
    private final String ending;
    private final String head;

    TicketFile(String type, String ending, String head) {
        this.type = new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8);
        this.ending = ending;
        this.head = head;
    }

    abstract String line(Ticket ticket);

    MediaType type() {
        return type;
    }

    byte[] head() {
        return head.getBytes(StandardCharsets.UTF_8);
    }

    byte[] lines(List<Ticket> tickets) {
        StringBuilder lines = new StringBuilder();
        tickets.forEach(ticket -> lines.append(line(ticket)));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    String name(UUID event, @Nullable TicketState state) {
        String which = state == null ? "" : "-" + TicketStates.text(state);
        return "tickets-" + event + which + "." + ending;
    }

    /** The table for whoever asks for it before the ids. */
    static TicketFile of(List<MediaType> accepted) {
        return accepted.stream()
                .filter(wanted -> wanted.includes(TABLE.type) || wanted.includes(IDS.type))
                .findFirst()
                .filter(wanted -> !wanted.includes(IDS.type))
                .map(_ -> TABLE)
                .orElse(IDS);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
