package dev.stagedoor.notification.report.postgres;

import dev.stagedoor.notification.report.model.ReportKind;

/** The statements of {@link PostgresFacts} and {@link PostgresReports}. */
final class ReportSql {
    static final String RECORD = """
            INSERT INTO facts (kind, source_id, event_id, occurred_at, quantity, amount, currency, recorded_at)
            SELECT kind, source_id, event_id, occurred_at::timestamptz, quantity, amount, currency, $8
            FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::bigint[], $7::text[])
                 AS n (kind, source_id, event_id, occurred_at, quantity, amount, currency)
            ON CONFLICT (kind, source_id) DO NOTHING""";

    static final String FORGET_FACTS = """
            DELETE FROM facts f USING events e WHERE e.id = f.event_id AND e.organizer_id = $1""";

    static final String FORGET_ORGANIZER = "UPDATE events SET organizer_id = $2 WHERE organizer_id = $1";

    static final String FORGET_REPORTS = "DELETE FROM reports WHERE organizer_id = $1";

    // A daily and a weekly report of one organizer mark the same facts, each in its own order: one after the other.
    static final String TURN = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    static final String BEGIN = """
            INSERT INTO reports (id, organizer_id, kind, period_start, zone, starts_at, ends_at, made_at, lines)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '[]')
            ON CONFLICT (organizer_id, kind, period_start) DO NOTHING""";

    static final String FINISH = "UPDATE reports SET lines = $2 WHERE id = $1";

    static final String UNDO = "DELETE FROM reports WHERE id = $1";

    static final String ONE = "SELECT * FROM reports WHERE id = $1 AND organizer_id = $2";

    static final String ALL = "SELECT * FROM reports WHERE organizer_id = $1 ORDER BY period_start, kind";

    private static final String WANTED = """
            FROM reports
            WHERE organizer_id = $1 AND ($2::text IS NULL OR kind = $2) AND ($3::date IS NULL OR period_start >= $3)
              AND ($4::date IS NULL OR period_start <= $4)
            """;

    static final String LIST = "SELECT * " + WANTED + "ORDER BY period_start DESC, kind LIMIT $5 OFFSET $6";

    static final String COUNT = "SELECT count(*) AS total " + WANTED;

    // A booking that ends before it was confirmed was never sold, so its end is no news.
    private static final String COUNTS = """
            (f.kind <> 'cancelled' OR EXISTS (
                SELECT FROM facts c WHERE c.kind = 'confirmed' AND c.source_id = f.source_id))""";

    private static final String UNTOLD = """
            SELECT organizer_id, min(moment) AS moment
            FROM (SELECT e.organizer_id,
                         CASE WHEN EXISTS (SELECT FROM reports r
                                           WHERE r.organizer_id = e.organizer_id AND r.kind = $1
                                             AND r.starts_at <= f.occurred_at AND f.occurred_at < r.ends_at)
                              THEN f.recorded_at ELSE f.occurred_at END AS moment
                  FROM facts f JOIN events e ON e.id = f.event_id
                  WHERE f.%s IS NULL AND f.occurred_at < $2 AND e.organizer_id <> $4 AND %s) AS u
            WHERE u.moment < $2
              AND NOT EXISTS (SELECT FROM reports r
                              WHERE r.organizer_id = u.organizer_id AND r.kind = $1
                                AND r.starts_at <= u.moment AND u.moment < r.ends_at)
            GROUP BY organizer_id
            ORDER BY min(moment), organizer_id
            LIMIT $3""";

    private static final String TELL = """
            WITH told AS (
                UPDATE facts f SET %1$s = $1
                FROM events e
                WHERE e.id = f.event_id AND e.organizer_id = $2 AND f.%1$s IS NULL AND f.occurred_at < $4 AND %2$s
                RETURNING f.event_id, e.name, f.kind, f.quantity, f.amount, f.currency, f.occurred_at < $3 AS late)
            SELECT event_id, name, late, kind, currency, count(*) AS facts, sum(quantity)::bigint AS quantity,
                   coalesce(sum(amount), 0)::bigint AS amount, count(*) FILTER (WHERE amount > 0) AS paid
            FROM told
            GROUP BY event_id, name, late, kind, currency
            ORDER BY late, name, event_id""";

    private ReportSql() {}

    static String untold(ReportKind kind) {
        return UNTOLD.formatted(told(kind), COUNTS);
    }

    static String tell(ReportKind kind) {
        return TELL.formatted(told(kind), COUNTS);
    }

    private static String told(ReportKind kind) {
        return switch (kind) {
            case DAILY -> "daily_report";
            case WEEKLY -> "weekly_report";
        };
    }
}
