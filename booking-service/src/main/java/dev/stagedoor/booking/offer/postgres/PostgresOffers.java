package dev.stagedoor.booking.offer.postgres;

import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.offer.model.TicketOffer;
import dev.stagedoor.booking.offer.model.TicketOffer.Slot;
import dev.stagedoor.contracts.account.AccountErased;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The copy of the catalogue, in {@code offers}, {@code offer_ticket_types} and {@code open_pools}. */
@Component
class PostgresOffers implements Offers {
    private static final String FIND = """
            SELECT o.event_id, o.organizer_id, o.revision, o.starts_at, o.cancel_until_seconds, o.cancel_fee_percent,
                   o.visibility, o.spot, c.requested_at AS called_off_at, t.id, t.price_amount, t.currency,
                   t.sales_start, t.sales_end, t.max_per_booking, t.slot_start, t.slot_end,
                   p.ticket_type_id IS NOT NULL AS pool_open
            FROM offers o
            LEFT JOIN event_cancellations c ON c.event_id = o.event_id
            LEFT JOIN offer_ticket_types t ON t.event_id = o.event_id
            LEFT JOIN open_pools p ON p.ticket_type_id = t.id
            WHERE o.event_id = $1""";

    private static final String FIND_SPOT = """
            SELECT o.event_id FROM offers o LEFT JOIN event_cancellations c ON c.event_id = o.event_id
            WHERE o.spot_key = $1 ORDER BY c.event_id IS NULL DESC, o.event_id DESC LIMIT 1""";

    // The row of the event is the fence: a second writer waits for it and then finds its own revision old.
    private static final String KEEP_NEWEST = """
            INSERT INTO offers (event_id, organizer_id, revision, starts_at, cancel_until_seconds, cancel_fee_percent,
                                spot, spot_key, visibility)
            SELECT n.event_id, CASE WHEN e.user_id IS NULL THEN n.organizer_id ELSE $9 END, n.revision, n.starts_at,
                   n.cancel_until_seconds, n.cancel_fee_percent, n.spot, n.spot_key, n.visibility
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::timestamptz[], $5::bigint[], $6::int[],
                        $7::text[], $8::text[], $10::text[])
                AS n (event_id, organizer_id, revision, starts_at, cancel_until_seconds, cancel_fee_percent, spot, spot_key,
                      visibility)
            LEFT JOIN erasures e ON e.user_id = n.organizer_id
            ORDER BY n.event_id
            ON CONFLICT (event_id) DO UPDATE SET
                organizer_id = excluded.organizer_id,
                revision = excluded.revision,
                starts_at = excluded.starts_at,
                cancel_until_seconds = excluded.cancel_until_seconds,
                cancel_fee_percent = excluded.cancel_fee_percent,
                spot = excluded.spot,
                spot_key = excluded.spot_key,
                visibility = excluded.visibility
            WHERE offers.revision < excluded.revision
            RETURNING event_id""";

    private static final String DROP_OTHER_TYPES =
            "DELETE FROM offer_ticket_types WHERE event_id = ANY ($1) AND NOT id = ANY ($2)";

    private static final String KEEP_TYPES = """
            INSERT INTO offer_ticket_types
                (id, event_id, price_amount, currency, sales_start, sales_end, max_per_booking, slot_start, slot_end)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::timestamptz[],
                                 $6::timestamptz[], $7::int[], $8::timestamptz[], $9::timestamptz[])
            ON CONFLICT (id) DO UPDATE SET
                price_amount = excluded.price_amount,
                currency = excluded.currency,
                sales_start = excluded.sales_start,
                sales_end = excluded.sales_end,
                max_per_booking = excluded.max_per_booking,
                slot_start = excluded.slot_start,
                slot_end = excluded.slot_end
            WHERE offer_ticket_types.event_id = excluded.event_id""";

    private static final String OPEN_POOLS = """
            INSERT INTO open_pools (ticket_type_id, event_id)
            SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS p (ticket_type_id, event_id)
            ORDER BY ticket_type_id
            ON CONFLICT DO NOTHING""";

    private static final String CALL_OFF = """
            INSERT INTO event_cancellations (event_id, requested_at, reason, message_id) VALUES ($1, $2, $3, $4)
            ON CONFLICT (event_id) DO NOTHING""";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    PostgresOffers(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public Mono<Offer> find(UUID eventId) {
        return database.sql(FIND)
                .bind(0, eventId)
                .map(OfferRow::of)
                .all()
                .collectList()
                .filter(rows -> !rows.isEmpty())
                .map(OfferRow::offer);
    }

    @Override
    public Mono<UUID> findSpot(String key) {
        return database.sql(FIND_SPOT).bind(0, key).mapValue(UUID.class).one();
    }

    @Override
    public Mono<Void> keepNewest(Collection<Offer> offers) {
        if (offers.isEmpty()) {
            return Mono.empty();
        }
        return upsert(offers)
                .flatMap(newer -> keepTypes(offers.stream()
                        .filter(offer -> newer.contains(offer.eventId()))
                        .toList()))
                .as(transaction::transactional);
    }

    private Mono<List<UUID>> upsert(Collection<Offer> offers) {
        return database.sql(KEEP_NEWEST)
                .bind(0, offers.stream().map(Offer::eventId).toArray(UUID[]::new))
                .bind(1, offers.stream().map(Offer::organizerId).toArray(UUID[]::new))
                .bind(2, offers.stream().map(Offer::revision).toArray(Long[]::new))
                .bind(
                        3,
                        offers.stream()
                                .map(offer -> OfferColumns.utc(offer.startsAt()))
                                .toArray(OffsetDateTime[]::new))
                .bind(4, offers.stream().map(OfferColumns::cancelUntil).toArray(Long[]::new))
                .bind(
                        5,
                        offers.stream()
                                .map(offer -> offer.cancellation().feePercent())
                                .toArray(Integer[]::new))
                .bind(6, offers.stream().map(Offer::spot).toArray(String[]::new))
                .bind(7, offers.stream().map(OfferColumns::spotKey).toArray(String[]::new))
                .bind(8, AccountErased.NOBODY)
                .bind(9, offers.stream().map(offer -> offer.visibility().code()).toArray(String[]::new))
                .mapValue(UUID.class)
                .all()
                .collectList();
    }

    private Mono<Void> keepTypes(List<Offer> newer) {
        if (newer.isEmpty()) {
            return Mono.empty();
        }
        List<Row> types = newer.stream()
                .flatMap(offer -> offer.tickets().stream().map(ticket -> new Row(offer.eventId(), ticket)))
                .toList();
        UUID[] ids = types.stream().map(row -> row.ticket().id()).toArray(UUID[]::new);
        Mono<Void> drop = database.sql(DROP_OTHER_TYPES)
                .bind(0, newer.stream().map(Offer::eventId).toArray(UUID[]::new))
                .bind(1, ids)
                .then();
        return types.isEmpty() ? drop : drop.then(upsertTypes(ids, types));
    }

    private record Row(UUID eventId, TicketOffer ticket) {}

    private Mono<Void> upsertTypes(UUID[] ids, List<Row> types) {
        List<TicketOffer> all = types.stream().map(Row::ticket).toList();
        return database.sql(KEEP_TYPES)
                .bind(0, ids)
                .bind(1, types.stream().map(Row::eventId).toArray(UUID[]::new))
                .bind(2, all.stream().map(ticket -> ticket.price().amount()).toArray(Long[]::new))
                .bind(3, all.stream().map(ticket -> ticket.price().currency()).toArray(String[]::new))
                .bind(
                        4,
                        all.stream()
                                .map(ticket -> OfferColumns.utcOrNull(ticket.salesStart()))
                                .toArray(OffsetDateTime[]::new))
                .bind(
                        5,
                        all.stream()
                                .map(ticket -> OfferColumns.utcOrNull(ticket.salesEnd()))
                                .toArray(OffsetDateTime[]::new))
                .bind(6, all.stream().map(TicketOffer::maxPerBooking).toArray(Integer[]::new))
                .bind(
                        7,
                        all.stream()
                                .map(ticket -> OfferColumns.slot(ticket, Slot::start))
                                .toArray(OffsetDateTime[]::new))
                .bind(
                        8,
                        all.stream()
                                .map(ticket -> OfferColumns.slot(ticket, Slot::end))
                                .toArray(OffsetDateTime[]::new))
                .then();
    }

    @Override
    public Mono<Void> callOff(Collection<CallOff> callOffs) {
        // Hardly ever more than one.
        return Flux.fromIterable(callOffs)
                .concatMap(callOff -> database.sql(CALL_OFF)
                        .bind(0, callOff.eventId())
                        .bind(1, OfferColumns.utc(callOff.at()))
                        .bind(2, text(callOff.reason()))
                        .bind(3, callOff.messageId())
                        .then())
                .then();
    }

    @Override
    public Mono<Set<UUID>> calledOff(Collection<UUID> eventIds) {
        return database.sql("SELECT event_id FROM event_cancellations WHERE event_id = ANY ($1)")
                .bind(0, eventIds.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toSet());
    }

    @Override
    public Mono<Void> openPools(Map<UUID, UUID> eventByTicketType) {
        if (eventByTicketType.isEmpty()) {
            return Mono.empty();
        }
        UUID[] types = eventByTicketType.keySet().toArray(UUID[]::new);
        return database.sql(OPEN_POOLS)
                .bind(0, types)
                .bind(1, Stream.of(types).map(eventByTicketType::get).toArray(UUID[]::new))
                .then();
    }

    private static Parameter text(@Nullable String value) {
        return value == null ? Parameters.in(String.class) : Parameters.in(value);
    }
}
