package dev.stagedoor.chaos.crowd;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** How a well-behaved client goes about answers that are none yet: it waits as it is told and asks again. */
final class Patience {
    private static final Duration UNTOLD = Duration.ofSeconds(1);
    /** Each as long as an installation asks for that slows sign-ups down. */
    private static final int MOST_TRIES = 60;

    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final long deadline;

    private Patience(long deadline) {
        this.deadline = deadline;
    }

    static Patience of(Duration limit) {
        return new Patience(System.nanoTime() + limit.toNanos());
    }

    /** Something that can be asked again and again. */
    @FunctionalInterface
    interface Question {
        Reply ask() throws IOException, InterruptedException;
    }

    /** The first firm answer; none when there is no more time. */
    Optional<Reply> firm(Purchase purchase, Question question) throws InterruptedException {
        while (System.nanoTime() < deadline) {
            Duration pause = UNTOLD;
            try {
                Reply reply = question.ask();
                if (isFirm(reply)) {
                    return Optional.of(reply);
                }
                purchase.hears(reply);
                pause = reply.retryAfter().orElse(UNTOLD);
                consider(purchase, reply);
            } catch (IOException _) {
                // No answer is what an outage looks like from here.
            }
            Thread.sleep(pause);
        }
        return Optional.empty();
    }

    /** For what is no purchase: asks again while there is nobody who can serve it, or too many want the same. */
    static Reply untilServed(Question question) throws IOException, InterruptedException {
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            Duration pause = UNTOLD;
            try {
                Reply reply = question.ask();
                if (reply.status() != TOO_MANY && reply.status() != UNAVAILABLE) {
                    return reply;
                }
                pause = reply.retryAfter().orElse(UNTOLD);
            } catch (IOException _) {
                // As in an outage; the last try tells.
            }
            Thread.sleep(pause);
        }
        return question.ask();
    }

    private static boolean isFirm(Reply reply) {
        return switch (reply.status()) {
            case ACCEPTED, UNAUTHORIZED, TOO_MANY, UNAVAILABLE -> false;
            default -> !reply.code().equals("payment_in_progress");
        };
    }

    private static void consider(Purchase purchase, Reply reply) throws IOException, InterruptedException {
        switch (reply.status()) {
            case UNAUTHORIZED -> purchase.buyer().renew();
            case TOO_MANY, UNAVAILABLE -> {
                if (reply.retryAfter().isEmpty()) {
                    purchase.wonders("it does not say when to ask again", reply);
                }
            }
            default -> {
                // Under way.
            }
        }
    }
}
