package dev.stagedoor.event.catalogue.model;

import dev.stagedoor.event.catalogue.model.TicketTypeForm.PriceForm;
import dev.stagedoor.event.catalogue.model.TicketTypeForm.SlotForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a {@link TicketTypeContent} of a {@link TicketTypeForm}, or says everything that is wrong with it. */
public final class TicketTypeRules {
    /** Those without minor units at all are metals and test codes, not money. */
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private TicketTypeRules() {}

    public static Checked<TicketTypeContent> check(TicketTypeForm form) {
        Checks checks = new Checks();
        TicketTypeContent content = one(checks, "", form);
        return content == null ? new Checked.Invalid<>(List.copyOf(checks.errors())) : new Checked.Valid<>(content);
    }

    static @Nullable List<TicketTypeContent> all(
            Checks checks, @Nullable List<@Nullable TicketTypeForm> forms, int max) {
        if (forms == null) {
            return null;
        }
        if (forms.size() > max) {
            checks.wrong("ticketTypes", "must be at most " + max);
            return null;
        }
        List<TicketTypeContent> contents = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            String path = "ticketTypes[" + i + "]";
            TicketTypeForm form = forms.get(i);
            if (form == null) {
                checks.wrong(path, "is required");
                continue;
            }
            TicketTypeContent content = one(checks, path + ".", form);
            if (content != null) {
                contents.add(content);
            }
        }
        if (contents.size() == forms.size()) {
            checks.errors().addAll(TicketTypes.clashes(contents));
        }
        return List.copyOf(contents);
    }

    private static @Nullable TicketTypeContent one(Checks checks, String path, TicketTypeForm form) {
        int before = checks.errors().size();
        String name = checks.required(path + "name", checks.line(path + "name", form.name(), Limits.NAME), form.name());
        Money price = price(checks, path + "price", form.price());
        Integer capacity = checks.required(
                path + "capacity",
                checks.number(path + "capacity", form.capacity(), 0, Limits.CAPACITY),
                form.capacity());
        Instant salesStart = checks.moment(path + "salesStart", form.salesStart());
        Instant salesEnd = checks.moment(path + "salesEnd", form.salesEnd());
        if (salesStart != null && salesEnd != null && !salesEnd.isAfter(salesStart)) {
            checks.wrong(path + "salesEnd", "must be after the start of sales");
        }
        Integer maxPerBooking = checks.number(path + "maxPerBooking", form.maxPerBooking(), 1, Limits.MAX_PER_BOOKING);
        SlotForm slotForm = form.slot();
        Slot slot = slotForm == null ? null : slot(checks, path + "slot.", slotForm.start(), slotForm.end());
        if (checks.errors().size() > before || name == null || price == null || capacity == null) {
            return null;
        }
        return new TicketTypeContent(
                form.id(),
                name,
                price,
                capacity,
                salesStart,
                salesEnd,
                maxPerBooking == null ? Limits.DEFAULT_MAX_PER_BOOKING : maxPerBooking,
                slot);
    }

    /** A stretch of time with both its ends, or null and what is wrong with it. */
    public static @Nullable Slot slot(Checks checks, String path, @Nullable String from, @Nullable String to) {
        Instant start = checks.required(path + "start", checks.moment(path + "start", from), from);
        Instant end = checks.required(path + "end", checks.moment(path + "end", to), to);
        if (start == null || end == null) {
            return null;
        }
        if (!end.isAfter(start)) {
            checks.wrong(path + "end", "must be after the start");
            return null;
        }
        return new Slot(start, end);
    }

    private static @Nullable Money price(Checks checks, String path, @Nullable PriceForm form) {
        if (form == null) {
            checks.wrong(path, "is required");
            return null;
        }
        Long amount = form.amount();
        if (amount == null || amount < 0 || amount > Limits.PRICE) {
            checks.wrong(path + ".amount", "must be a whole number of minor units from 0 to " + Limits.PRICE);
        }
        String currency = form.currency() == null ? "" : form.currency().strip().toUpperCase(Locale.ROOT);
        if (!CURRENCIES.contains(currency)) {
            checks.wrong(path + ".currency", "must be an ISO 4217 code, such as EUR");
        }
        return amount == null ? null : new Money(amount, currency);
    }
}
