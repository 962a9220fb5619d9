package dev.stagedoor.notification.report.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.notification.report.Reports;
import dev.stagedoor.notification.report.model.Fact;
import dev.stagedoor.notification.report.model.Figures;
import dev.stagedoor.notification.report.model.Report;
import dev.stagedoor.notification.report.model.ReportKind;
import dev.stagedoor.notification.report.model.ReportLine;
import dev.stagedoor.notification.report.model.ReportPeriod;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reports as documents in a table, made of the table of facts. */
@Repository
class PostgresReports implements Reports {
    private final DatabaseClient database;
    private final JsonMapper json;

    PostgresReports(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Flux<Untold> untold(ReportKind kind, Instant boundary, int limit) {
        return database.sql(ReportSql.untold(kind))
                .bind(0, kind.code())
                .bind(1, utc(boundary))
                .bind(2, limit)
                .bind(3, AccountErased.NOBODY)
                .map(row -> new Untold(value(row, "organizer_id", UUID.class), value(row, "moment", Instant.class)))
                .all();
    }

    @Override
    public Mono<Report> make(UUID id, UUID organizer, ReportPeriod period, Instant now) {
        return database.sql(ReportSql.TURN)
                .bind(0, "reports of " + organizer)
                .then()
                .then(Mono.defer(() -> begin(id, organizer, period, now)))
                .flatMap(lines -> lines.isEmpty() ? undo(id) : finish(new Report(id, organizer, period, now, lines)));
    }

    /** Empty when the report exists. */
    private Mono<List<ReportLine>> begin(UUID id, UUID organizer, ReportPeriod period, Instant now) {
        return database.sql(ReportSql.BEGIN)
                .bind(0, id)
                .bind(1, organizer)
                .bind(2, period.kind().code())
                .bind(3, period.firstDay())
                .bind(4, period.zone().getId())
                .bind(5, utc(period.startsAt()))
                .bind(6, utc(period.endsAt()))
                .bind(7, utc(now))
                .fetch()
                .rowsUpdated()
                .filter(begun -> begun == 1)
                .flatMap(_ -> tell(id, organizer, period));
    }

    /** The organizer's account was erased, or another replica's report told it all, since somebody looked. */
    private Mono<Report> undo(UUID id) {
        return database.sql(ReportSql.UNDO).bind(0, id).fetch().rowsUpdated().then(Mono.empty());
    }

    private Mono<Report> finish(Report report) {
        return database.sql(ReportSql.FINISH)
                .bind(0, report.id())
                .bind(1, json.writeValueAsString(report.lines()))
                .fetch()
                .rowsUpdated()
                .thenReturn(report);
    }

    private Mono<List<ReportLine>> tell(UUID id, UUID organizer, ReportPeriod period) {
        return database.sql(ReportSql.tell(period.kind()))
                .bind(0, id)
                .bind(1, organizer)
                .bind(2, utc(period.startsAt()))
                .bind(3, utc(period.endsAt()))
                .map(PostgresReports::part)
                .all()
                .collectList()
                .map(PostgresReports::together);
    }

    private static ReportLine part(Readable row) {
        Figures figures = Figures.of(
                Fact.Kind.of(value(row, "kind", String.class)),
                value(row, "facts", Long.class),
                value(row, "quantity", Long.class),
                row.get("currency", String.class),
                value(row, "amount", Long.class),
                value(row, "paid", Long.class));
        return new ReportLine(
                value(row, "event_id", UUID.class),
                value(row, "name", String.class),
                value(row, "late", Boolean.class),
                figures);
    }

    private record Place(UUID eventId, boolean late) {}

    private static List<ReportLine> together(List<ReportLine> parts) {
        Map<Place, ReportLine> lines = new LinkedHashMap<>();
        for (ReportLine part : parts) {
            lines.merge(
                    new Place(part.eventId(), part.late()),
                    part,
                    (one, other) -> new ReportLine(
                            one.eventId(),
                            one.eventName(),
                            one.late(),
                            one.figures().plus(other.figures())));
        }
        return List.copyOf(lines.values());
    }

    @Override
    public Mono<Report> one(UUID id, UUID organizer) {
        return database.sql(ReportSql.ONE)
                .bind(0, id)
                .bind(1, organizer)
                .map(this::report)
                .one();
    }

    @Override
    public Mono<Page<Report>> list(UUID organizer, Filter filter, PageRequest page) {
        Mono<List<Report>> items = wanted(ReportSql.LIST, organizer, filter)
                .bind(4, page.limit())
                .bind(5, page.offset())
                .map(this::report)
                .all()
                .collectList();
        Mono<Long> total = wanted(ReportSql.COUNT, organizer, filter)
                .map(row -> value(row, "total", Long.class))
                .one();
        return items.zipWith(total, (found, count) -> Page.of(found, page, count));
    }

    private GenericExecuteSpec wanted(String sql, UUID organizer, Filter filter) {
        ReportKind kind = filter.kind();
        return database.sql(sql)
                .bind(0, organizer)
                .bind(1, orNull(kind == null ? null : kind.code(), String.class))
                .bind(2, orNull(filter.from(), LocalDate.class))
                .bind(3, orNull(filter.to(), LocalDate.class));
    }

    private static <T> Parameter orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    @Override
    public Flux<Report> all(UUID organizer) {
        return database.sql(ReportSql.ALL).bind(0, organizer).map(this::report).all();
    }

    @Override
    public Mono<Void> forgetOf(UUID organizer) {
        return database.sql(ReportSql.FORGET_REPORTS)
                .bind(0, organizer)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Report report(Readable row) {
        ReportKind kind = ReportKind.of(value(row, "kind", String.class)).orElseThrow();
        return new Report(
                value(row, "id", UUID.class),
                value(row, "organizer_id", UUID.class),
                new ReportPeriod(
                        kind, value(row, "period_start", LocalDate.class), ZoneId.of(value(row, "zone", String.class))),
                value(row, "made_at", Instant.class),
                List.of(json.readValue(value(row, "lines", String.class), ReportLine[].class)));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
