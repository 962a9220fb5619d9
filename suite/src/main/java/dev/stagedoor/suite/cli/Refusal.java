package dev.stagedoor.suite.cli;

/** A command cannot do what it was asked to; the message is a sentence for the user. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence);
    }
}
