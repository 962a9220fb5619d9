package dev.stagedoor.ticket.paper;

import dev.stagedoor.ticket.paper.model.PrintableTicket;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the QR codes of tickets say. */
@Component
class TicketLinks {
    private final String publicUrl;

    TicketLinks(@Value("${stagedoor.public-url}") String publicUrl) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** A spot's ticket is presented by following its link; any other one's link shows it. */
    String of(PrintableTicket ticket) {
        return ticket.spot()
                ? publicUrl + "/api/spots/" + ticket.eventId() + "/redeem/" + ticket.id()
                : publicUrl + "/tickets/" + ticket.id();
    }
}
