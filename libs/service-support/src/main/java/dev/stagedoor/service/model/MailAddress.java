package dev.stagedoor.service.model;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every service takes for a mail address: the dot-atom form of RFC 5322 at a host name with a dot. Quoted local parts
 * and address literals are refused: nobody has them, and mail systems disagree on them. One rule, as an address that one
 * service takes and the mail cannot be sent to would be a mail that never comes.
 */
public final class MailAddress {
    /** The most characters of an address (RFC 5321, 4.5.3.1.3, without the angle brackets). */
    public static final int MAX_LENGTH = 254;

    /** RFC 5322 atext, and the letters and digits that RFC 6531 adds. */
    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

    /**
     * A regular expression for its form, for documents; 64 characters at most before the at sign. Whether there can be such a
     * host is for {@link #onTheWire(String)} to say.
     */
    public static final String PATTERN =
            "(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    private MailAddress() {}

    /**
     * The address as mail servers are told it, its host name in ASCII (RFC 3490, with the rules for host names of STD 3).
     *
     * @return empty if it is none, or longer than {@link #MAX_LENGTH} in either form
     */
    public static Optional<String> onTheWire(String address) {
        if (address.length() > MAX_LENGTH || !FORM.matcher(address).matches()) {
            return Optional.empty();
        }
        int host = address.lastIndexOf('@') + 1;
        try {
            String ascii = IDN.toASCII(address.substring(host), IDN.USE_STD3_ASCII_RULES);
            return Optional.of(address.substring(0, host) + ascii).filter(wire -> wire.length() <= MAX_LENGTH);
        } catch (IllegalArgumentException _) {
            // Letters that no host may have in its name, or not side by side.
            return Optional.empty();
        }
    }
}
