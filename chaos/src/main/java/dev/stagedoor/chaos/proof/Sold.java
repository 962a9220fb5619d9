package dev.stagedoor.chaos.proof;

/**
 * What a booking has really come to.
 *
 * @param seats that it asked for
 * @param tickets of it that admit
 */
public record Sold(String status, int seats, int tickets) {
    boolean isConfirmed() {
        return status.equals("confirmed");
    }

    boolean isFinal() {
        return switch (status) {
            case "confirmed", "rejected", "expired", "cancelled" -> true;
            default -> false;
        };
    }
}
