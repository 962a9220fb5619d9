package dev.stagedoor.gateway.waiting.model;

/**
 * How many are in a room.
 *
 * @param open lots were drawn
 * @param joined who has a place
 * @param waiting those who are not let in yet
 * @param admitted those who were
 */
public record Tally(boolean open, long joined, long waiting, long admitted) {
    static final Tally NOBODY = new Tally(false, 0, 0, 0);
}
