package dev.stagedoor.event.calendar;

/** Folds content lines as RFC 5545, 3.1 has it: 75 octets of UTF-8 at most, no character cut in two. */
final class Folding {
    private static final int LINE_OCTETS = 75;
    private static final String BREAK = "\r\n ";

    /** Characters from here on take two, three and four octets. */
    private static final int TWO_OCTETS = 0x80;

    private static final int THREE_OCTETS = 0x800;
    private static final int FOUR_OCTETS = 0x10000;

    private Folding() {}

    /** {@code text} has its lines end with CR LF. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length() + text.length() / LINE_OCTETS * BREAK.length());
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (character == '\r' || character == '\n') {
                octets = 0;
            } else {
                int size = octets(character);
                if (octets + size > LINE_OCTETS) {
                    folded.append(BREAK);
                    // The space that the next line begins with.
                    octets = 1;
                }
                octets += size;
            }
            folded.appendCodePoint(character);
        }
        return folded.toString();
    }

    private static int octets(int character) {
        if (character < TWO_OCTETS) {
            return 1;
        }
        if (character < THREE_OCTETS) {
            return 2;
        }
        return character < FOUR_OCTETS ? 3 : 4;
    }
}
