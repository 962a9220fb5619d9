package dev.stagedoor.ticket.paper;

import dev.stagedoor.service.http.PublicUrl;
import dev.stagedoor.ticket.paper.model.PrintableTicket;
import org.springframework.stereotype.Component;

/** What the QR codes of tickets say. */
@Component
class TicketLinks {
    private final PublicUrl publicUrl;

    TicketLinks(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** A spot's ticket is presented by following its link; any other one's link shows it. */
    String of(PrintableTicket ticket) {
        return publicUrl.link(
                ticket.spot()
                        ? "/api/spots/" + ticket.eventId() + "/redeem/" + ticket.id()
                        : "/tickets/" + ticket.id());
    }
}
