package dev.stagedoor.chaos.crowd;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Carries a purchase out as it is planned, through whatever happens meanwhile. */
final class Shopper {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int CONFLICT = 409;

    /** Less than a fault takes: who is not answered comes again. */
    private static final String WAIT = "wait=3";

    /** The refusals that a full house, a hold that ran out, or a race of a buyer with their own requests can bring. */
    private static final Set<String> REFUSALS_OF_PAYMENT = Set.of("hold_expired", "already_paid", "not_payable");

    private final Shop shop;

    Shopper(Shop shop) {
        this.shop = shop;
    }

    /** Asks, and is cut off a moment later. */
    void isCutOff(Purchase purchase, Duration moment) throws InterruptedException {
        shop.postAndHangUp("/api/bookings", purchase.buyer().token(), order(purchase), headers(purchase), moment);
    }

    /** Does all of it, or as much as there is time for. */
    void buy(Purchase purchase, Patience patience) throws InterruptedException {
        Optional<Reply> answer = book(purchase, patience);
        if (answer.isEmpty() || answer.get().status() != CREATED) {
            return;
        }
        UUID id = answer.get().booking().orElseThrow();
        if (answer.get().text("status").equals("held") && !payOrLeave(purchase, id, patience)) {
            return;
        }
        if (purchase.plan().mind() == Plan.Mind.GIVE_UP) {
            cancel(purchase, id, patience);
        }
        if (purchase.plan().twice()) {
            var _ = book(purchase, patience);
        }
    }

    /** Asks under its key until the answer is firm. */
    Optional<Reply> book(Purchase purchase, Patience patience) throws InterruptedException {
        Optional<Reply> answer = patience.firm(
                purchase,
                () -> shop.post("/api/bookings", purchase.buyer().token(), order(purchase), headers(purchase)));
        answer.ifPresent(reply -> {
            purchase.settle();
            purchase.hears(reply);
            if (reply.status() == CONFLICT && reply.code().equals("seats_unavailable")) {
                purchase.refuse();
            } else if (reply.status() != CREATED) {
                purchase.wonders("no answer to a booking", reply);
            }
        });
        return answer;
    }

    /** Whether the booking was paid. */
    private boolean payOrLeave(Purchase purchase, UUID id, Patience patience) throws InterruptedException {
        return switch (purchase.plan().mind()) {
            case KEEP, GIVE_UP -> pay(purchase, id, "ok", patience);
            case PAY_AT_SECOND_TRY -> !pay(purchase, id, "decline", patience) && pay(purchase, id, "ok", patience);
            case GO_WITHOUT_PAYING -> false;
            case GIVE_UP_WITHOUT_PAYING -> {
                cancel(purchase, id, patience);
                yield false;
            }
        };
    }

    private boolean pay(Purchase purchase, UUID id, String card, Patience patience) throws InterruptedException {
        Map<String, String> payment = Map.of("method", "simulated", "token", card);
        Map<String, String> headers =
                Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Optional<Reply> answer = patience.firm(
                purchase,
                () -> shop.post(
                        "/api/bookings/" + id + "/payment", purchase.buyer().token(), payment, headers));
        answer.ifPresent(reply -> {
            purchase.hears(reply);
            boolean declined = reply.status() == PAYMENT_REQUIRED && card.equals("decline");
            if (reply.status() != OK && !declined && !REFUSALS_OF_PAYMENT.contains(reply.code())) {
                purchase.wonders("no answer to a payment", reply);
            }
        });
        return answer.isPresent() && answer.get().status() == OK;
    }

    /** Cancels what is held and was never paid. */
    void giveBack(Purchase purchase, Patience patience) throws InterruptedException {
        if (purchase.holdsUnpaid()) {
            for (UUID id : purchase.bookings()) {
                cancel(purchase, id, patience);
            }
        }
    }

    private void cancel(Purchase purchase, UUID id, Patience patience) throws InterruptedException {
        purchase.askToCancel();
        patience.firm(
                        purchase,
                        () -> shop.put(
                                "/api/bookings/" + id + "/cancel",
                                purchase.buyer().token()))
                .ifPresent(reply -> {
                    purchase.hears(reply);
                    if (reply.status() != OK && !reply.code().equals("not_cancellable")) {
                        purchase.wonders("no answer to a cancellation", reply);
                    }
                });
    }

    private static Map<String, Object> order(Purchase purchase) {
        Show show = purchase.show();
        return Map.of(
                "eventId",
                show.eventId(),
                "items",
                List.of(Map.of(
                        "ticketTypeId",
                        show.ticketTypeId(),
                        "quantity",
                        purchase.plan().quantity())));
    }

    private static Map<String, String> headers(Purchase purchase) {
        return Map.of("Idempotency-Key", purchase.key(), "Prefer", WAIT);
    }
}
