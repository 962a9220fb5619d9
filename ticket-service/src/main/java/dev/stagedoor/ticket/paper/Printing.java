package dev.stagedoor.ticket.paper;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.ticket.paper.model.PrintableTicket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Prints tickets on a few threads of its own: drawing must stall neither the event loop nor a sale. */
@Component
public class Printing implements DisposableBean {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final PrintableTickets tickets;
    private final TicketLinks links;
    private final TicketPdf pdf;
    private final Scheduler threads;

    Printing(PrintableTickets tickets, TicketLinks links, TicketPdf pdf, PaperProperties limits) {
        this.tickets = tickets;
        this.links = links;
        this.pdf = pdf;
        this.threads = Schedulers.newBoundedElastic(limits.threads(), limits.queue(), "ticket-printing");
    }

    /** Emits the QR code as a drawing. */
    public Mono<String> svg(UUID ticket, int size) {
        return print(ticket, found -> code(found).svg(size));
    }

    /** Emits the QR code as an image. */
    public Mono<byte[]> png(UUID ticket, int size) {
        return print(ticket, found -> code(found).png(size));
    }

    /** Emits the ticket as a page. */
    public Mono<byte[]> pdf(UUID ticket) {
        return print(ticket, found -> pdf.of(found, code(found)));
    }

    private QrCode code(PrintableTicket ticket) {
        return QrCode.of(links.of(ticket));
    }

    private <T> Mono<T> print(UUID ticket, Function<PrintableTicket, T> drawing) {
        return tickets.find(ticket)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("ticket")))
                .filter(found -> !found.isVoid())
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(HttpStatus.CONFLICT, "ticket_void", "This ticket is void: it is not printed.")))
                .flatMap(found -> Mono.fromCallable(() -> drawing.apply(found)).subscribeOn(threads))
                .onErrorMap(
                        RejectedExecutionException.class,
                        _ -> Problem.unavailable("Too many tickets are being printed. Try again.", RETRY_AFTER));
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
