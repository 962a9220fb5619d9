package dev.stagedoor.notification.mail.postgres;

/** The statements of {@link PostgresMails}. */
final class MailSql {
    // Arrays of arrays cannot be unnested row by row, so ticket ids come as array literals.
    static final String QUEUE = """
            INSERT INTO mails (id, booking_id, kind, event_id, user_id, ticket_ids, reason, refund_amount,
                               refund_currency, state, outcome, next_attempt_at, created_at, settled_at)
            SELECT id, booking_id, kind, event_id, user_id, tickets::uuid[], reason, amount, currency,
                   CASE WHEN fresh THEN 'queued' ELSE 'dropped' END,
                   CASE WHEN fresh THEN NULL ELSE 'old_news' END,
                   $11, $11,
                   CASE WHEN fresh THEN NULL ELSE $11::timestamptz END
            FROM (SELECT n.*, n.caused_at::timestamptz >= $12 AS fresh
                  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::text[],
                              $8::bigint[], $9::text[], $10::text[])
                       AS n (id, booking_id, kind, event_id, user_id, tickets, reason, amount, currency, caused_at)) AS m
            ON CONFLICT (booking_id, kind) DO NOTHING
            RETURNING kind, state""";

    // A confirmation is not sent any more once the booking is cancelled: it would read as if the tickets were good.
    static final String CLAIM = """
            WITH due AS (
                SELECT m.id, c.username, c.email, e.name, e.location, e.online, e.timezone, e.starts_at, e.ends_at
                FROM mails m JOIN contacts c ON c.user_id = m.user_id JOIN events e ON e.id = m.event_id
                WHERE m.state = 'queued' AND m.next_attempt_at <= $1
                  AND NOT (m.kind = 'confirmation' AND EXISTS (
                      SELECT FROM mails o WHERE o.booking_id = m.booking_id AND o.kind = 'cancellation'))
                ORDER BY m.next_attempt_at, m.id
                LIMIT $2
                FOR UPDATE OF m SKIP LOCKED)
            UPDATE mails m SET next_attempt_at = $3 FROM due WHERE m.id = due.id
            RETURNING m.*, due.username, due.email, due.name, due.location, due.online, due.timezone, due.starts_at,
                      due.ends_at""";

    static final String SENT = """
            UPDATE mails SET state = 'sent', outcome = NULL, settled_at = $2, attempts = attempts + 1
            WHERE id = $1 AND state <> 'sent'""";

    static final String FAILED = """
            UPDATE mails SET state = 'failed', outcome = $3, settled_at = $2, attempts = attempts + 1
            WHERE id = $1 AND state = 'queued' AND next_attempt_at = $4""";

    static final String PUT_OFF = """
            UPDATE mails SET next_attempt_at = $2, attempts = attempts + 1
            WHERE id = $1 AND state = 'queued' AND next_attempt_at = $3""";

    static final String RELEASE = """
            UPDATE mails m SET next_attempt_at = $3 FROM unnest($1::uuid[], $2::text[]) AS r (id, claimed_until)
            WHERE m.id = r.id AND m.state = 'queued' AND m.next_attempt_at = r.claimed_until::timestamptz""";

    static final String DROP_OF_USERS = """
            UPDATE mails SET state = 'dropped', outcome = 'account_erased', settled_at = $2
            WHERE user_id = ANY ($1) AND state = 'queued'
            RETURNING kind""";

    static final String DROP_OBSOLETE = """
            UPDATE mails m SET state = 'dropped', settled_at = $1, outcome = d.outcome
            FROM (SELECT q.id,
                         CASE WHEN q.kind = 'confirmation' AND EXISTS (
                                  SELECT FROM mails o WHERE o.booking_id = q.booking_id AND o.kind = 'cancellation')
                                  THEN 'cancelled_before_sent'
                              WHEN q.created_at > $2 THEN NULL
                              WHEN NOT EXISTS (SELECT FROM contacts c WHERE c.user_id = q.user_id) THEN 'no_contact'
                              WHEN NOT EXISTS (SELECT FROM events e WHERE e.id = q.event_id) THEN 'no_event'
                         END AS outcome
                  FROM mails q WHERE q.state = 'queued') AS d
            WHERE m.id = d.id AND d.outcome IS NOT NULL AND m.state = 'queued'
            RETURNING m.kind""";

    static final String LOOK = """
            SELECT count(*) AS length, min(m.created_at) AS oldest,
                   count(*) FILTER (WHERE c.user_id IS NULL OR e.id IS NULL) AS incomplete
            FROM mails m LEFT JOIN contacts c ON c.user_id = m.user_id LEFT JOIN events e ON e.id = m.event_id
            WHERE m.state = 'queued'""";

    private MailSql() {}
}
