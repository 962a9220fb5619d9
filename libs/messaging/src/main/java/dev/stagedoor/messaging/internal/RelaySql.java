package dev.stagedoor.messaging.internal;

import java.time.Duration;

/** What a relay says to PostgreSQL. */
final class RelaySql {
    // First keys of the advisory locks; advisory locks are per database, and each service has its own.
    private static final int STRIPE_LOCKS = 0x53_44_01;
    private static final int MEMBER_LOCKS = 0x53_44_02;

    private static final String OUTBOX = "stagedoor_outbox";

    /** The channel on which replicas talk. */
    static final String REPLICAS = "stagedoor_replicas";

    static final String PROCESS_ID = "SELECT pg_backend_pid()";

    /** Shared, so that any number holds it and the holders can be counted. A word of nothing tells of a new one. */
    static final String JOIN = "SELECT pg_advisory_lock_shared(" + MEMBER_LOCKS + ", 0); LISTEN " + OUTBOX + "; LISTEN "
            + REPLICAS + "; NOTIFY " + REPLICAS;

    static final String NOTIFY = "NOTIFY " + OUTBOX;

    static final String SITUATION = """
            WITH held AS (
                SELECT classid::bigint AS kind, objid::int AS stripe FROM pg_locks
                WHERE locktype = 'advisory' AND objsubid = 2 AND granted
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            SELECT (SELECT count(*)::int FROM held WHERE kind = %2$d),
                ARRAY(SELECT stripe FROM held WHERE kind = %1$d),
                (SELECT count(*) FROM (SELECT 1 FROM messaging.outbox LIMIT $1) AS waiting),
                (SELECT created_at FROM messaging.outbox ORDER BY id LIMIT 1)""".formatted(STRIPE_LOCKS, MEMBER_LOCKS);

    static final String TRY_LOCK =
            "SELECT s FROM unnest($1::int[]) AS s WHERE pg_try_advisory_lock(" + STRIPE_LOCKS + ", s)";

    static final String UNLOCK =
            "SELECT s FROM unnest($1::int[]) AS s WHERE pg_advisory_unlock(" + STRIPE_LOCKS + ", s)";

    static final String DELETE = "DELETE FROM messaging.outbox WHERE id = ANY($1)";

    // No "id > last one sent": ids are given out before the commit, so a lower one may appear later. Nothing is passed
    // over, because a row is there until it has been sent. Both parts see the table as it was before the statement, so
    // the rows just sent must be left out by hand.
    static final String NEXT = """
            WITH sent AS (DELETE FROM messaging.outbox WHERE id = ANY($1))
            SELECT id, message_id, topic, key, type, data, traceparent, created_at FROM messaging.outbox
            WHERE stripe = ANY($2) AND id <> ALL($1)
            ORDER BY id LIMIT $3""";

    private RelaySql() {}

    /**
     * Settings of the session.
     *
     * <ul>
     *   <li>{@code synchronous_commit=off}: the relay writes nothing but deletes of rows already sent. A delete lost in a
     *       crash of the server brings a duplicate, which followers must take anyway. What gets lost is the end of the
     *       log, so the rows that come back are the last ones of each key, in order, and the newest is sent last again.
     *   <li>{@code idle_session_timeout} and the keep-alives: PostgreSQL itself ends a session whose process is frozen
     *       or whose machine is gone, and so frees its stripes.
     *   <li>{@code enable_seqscan} and {@code enable_bitmapscan} off: the table swings between empty and full faster
     *       than its statistics, and a plan made for the empty one would sort the full one for each batch.
     * </ul>
     */
    static String settings(Duration sessionTimeout) {
        return """
                SET application_name = 'stagedoor-relay';
                SET synchronous_commit = off;
                SET idle_session_timeout = %d;
                SET tcp_keepalives_idle = 3;
                SET tcp_keepalives_interval = 1;
                SET tcp_keepalives_count = 3;
                SET enable_seqscan = off;
                SET enable_bitmapscan = off""".formatted(sessionTimeout.toMillis());
    }
}
