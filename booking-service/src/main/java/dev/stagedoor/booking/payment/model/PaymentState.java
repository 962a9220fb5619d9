package dev.stagedoor.booking.payment.model;

import java.util.Locale;

/** How far a payment has come, as far as we know. */
public enum PaymentState {
    /** The provider is being asked. */
    STARTED,
    /** The provider did not answer in time. */
    UNKNOWN,
    CAPTURED,
    DECLINED,
    /** Withdrawn before the provider had heard of it. */
    ABANDONED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PaymentState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
