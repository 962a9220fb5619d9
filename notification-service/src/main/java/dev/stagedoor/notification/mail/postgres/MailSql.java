package dev.stagedoor.notification.mail.postgres;

/** The statements of {@link PostgresMails}. What is not settled is in the queue, by whatever state it waits. */
final class MailSql {
    // Arrays of arrays cannot be unnested row by row, so ticket ids come as array literals. Kinds that the version
    // before does not know wait in a state that it does not look for. Old news leaves no address and no payload behind.
    static final String QUEUE = """
            INSERT INTO mails (id, booking_id, kind, event_id, user_id, ticket_ids, reason, refund_amount,
                               refund_currency, email, username, payload, expires_at,
                               state, outcome, next_attempt_at, created_at, settled_at)
            SELECT id, about, kind, event_id, user_id, tickets::uuid[], reason, amount, currency,
                   CASE WHEN fresh THEN email END, CASE WHEN fresh THEN username END, CASE WHEN fresh THEN payload END,
                   expires_at::timestamptz,
                   CASE WHEN NOT fresh THEN 'dropped'
                        WHEN kind IN ('confirmation', 'cancellation') THEN 'queued'
                        ELSE 'waiting' END,
                   CASE WHEN fresh THEN NULL ELSE 'old_news' END,
                   $15, $15,
                   CASE WHEN fresh THEN NULL ELSE $15::timestamptz END
            FROM (SELECT n.*, n.caused_at::timestamptz >= $16 AS fresh
                  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::text[],
                              $8::bigint[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])
                       AS n (id, about, kind, event_id, user_id, tickets, reason, amount, currency, caused_at, email,
                             username, payload, expires_at)) AS m
            ON CONFLICT (booking_id, kind) DO NOTHING
            RETURNING kind, state""";

    // A confirmation is not sent any more once the booking is cancelled: it would read as if the tickets were good.
    static final String CLAIM = """
            WITH due AS (
                SELECT m.id, coalesce(nullif(m.username, ''), c.username, '') AS to_name,
                       coalesce(m.email, c.email, g.email) AS to_address,
                       e.name, e.location, e.online, e.timezone, e.starts_at, e.ends_at
                FROM mails m LEFT JOIN contacts c ON c.user_id = m.user_id LEFT JOIN guests g ON g.user_id = m.user_id
                     LEFT JOIN events e ON e.id = m.event_id
                WHERE m.settled_at IS NULL AND m.next_attempt_at <= $1
                  AND coalesce(m.email, c.email, g.email) IS NOT NULL
                  AND (m.event_id IS NULL OR e.id IS NOT NULL)
                  AND (m.expires_at IS NULL OR m.expires_at > $1)
                  AND NOT (m.kind = 'confirmation' AND EXISTS (
                      SELECT FROM mails o WHERE o.booking_id = m.booking_id AND o.kind = 'cancellation'))
                ORDER BY m.id
                LIMIT $2
                FOR UPDATE OF m SKIP LOCKED)
            UPDATE mails m SET next_attempt_at = $3 FROM due WHERE m.id = due.id
            RETURNING m.*, due.to_name, due.to_address, due.name, due.location, due.online, due.timezone, due.starts_at,
                      due.ends_at""";

    static final String SENT = """
            UPDATE mails SET state = 'sent', outcome = NULL, settled_at = $2, attempts = attempts + 1,
                             email = NULL, username = NULL, payload = NULL
            WHERE id = ANY ($1) AND state <> 'sent'""";

    static final String FAILED = """
            UPDATE mails SET state = 'failed', outcome = $3, settled_at = $2, attempts = attempts + 1,
                             email = NULL, username = NULL, payload = NULL
            WHERE id = $1 AND settled_at IS NULL AND next_attempt_at = $4""";

    static final String PUT_OFF = """
            UPDATE mails SET next_attempt_at = $2, attempts = attempts + 1
            WHERE id = $1 AND settled_at IS NULL AND next_attempt_at = $3""";

    static final String RELEASE = """
            UPDATE mails m SET next_attempt_at = $3 FROM unnest($1::uuid[], $2::text[]) AS r (id, claimed_until)
            WHERE m.id = r.id AND m.settled_at IS NULL AND m.next_attempt_at = r.claimed_until::timestamptz""";

    static final String DROP_OF_USERS = """
            UPDATE mails SET state = 'dropped', outcome = 'account_erased', settled_at = $2,
                             email = NULL, username = NULL, payload = NULL
            WHERE user_id = ANY ($1) AND settled_at IS NULL
            RETURNING kind""";

    static final String DISOWN = "UPDATE mails SET user_id = $2 WHERE user_id = $1";

    // Whoever has no contact after all this time was erased, or nobody knows who it is.
    static final String DROP_OBSOLETE = """
            UPDATE mails m SET state = 'dropped', settled_at = $1, outcome = d.outcome,
                               email = NULL, username = NULL, payload = NULL,
                               user_id = CASE d.outcome WHEN 'no_contact' THEN $3 ELSE m.user_id END
            FROM (SELECT q.id,
                         CASE WHEN q.kind = 'confirmation' AND EXISTS (
                                  SELECT FROM mails o WHERE o.booking_id = q.booking_id AND o.kind = 'cancellation')
                                  THEN 'cancelled_before_sent'
                              WHEN q.expires_at <= $1 THEN 'expired'
                              WHEN q.created_at > $2 THEN NULL
                              WHEN q.email IS NULL
                                   AND NOT EXISTS (SELECT FROM contacts c WHERE c.user_id = q.user_id)
                                   AND NOT EXISTS (SELECT FROM guests g WHERE g.user_id = q.user_id) THEN 'no_contact'
                              WHEN q.event_id IS NOT NULL
                                   AND NOT EXISTS (SELECT FROM events e WHERE e.id = q.event_id) THEN 'no_event'
                         END AS outcome
                  FROM mails q WHERE q.settled_at IS NULL) AS d
            WHERE m.id = d.id AND d.outcome IS NOT NULL AND m.settled_at IS NULL
            RETURNING m.kind""";

    static final String LOOK = """
            SELECT count(*) AS length, min(m.created_at) AS oldest,
                   count(*) FILTER (WHERE coalesce(m.email, c.email, g.email) IS NULL
                                          OR m.event_id IS NOT NULL AND e.id IS NULL) AS incomplete
            FROM mails m LEFT JOIN contacts c ON c.user_id = m.user_id LEFT JOIN guests g ON g.user_id = m.user_id
                 LEFT JOIN events e ON e.id = m.event_id
            WHERE m.settled_at IS NULL""";

    // The state in which a mail waits is nobody's business but the queue's.
    static final String OF_USER = """
            SELECT id, kind, booking_id, event_id, created_at, settled_at,
                   CASE state WHEN 'waiting' THEN 'queued' ELSE state END AS state
            FROM mails WHERE user_id = $1 ORDER BY created_at, id""";

    private MailSql() {}
}
