package dev.stagedoor.suite.demo;

/** Something did not go as it must; the message says what was expected and shows the answer. */
final class DemoFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    DemoFailedException(String sentence) {
        super(sentence);
    }
}
