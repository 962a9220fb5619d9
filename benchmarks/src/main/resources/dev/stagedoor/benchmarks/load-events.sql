-- Fills an empty catalogue with as many events as the temporary table "wanted" says: names of a theme, a made-up proper
-- name and a kind; places, categories and words as unevenly frequent as real ones; two years behind and three ahead.
-- Made are at most 20,000; the rest are copies of these at other times, for making words takes longer than all else. They
-- lie in the order of their creation, as in a catalogue that has grown: what is past comes first.
ALTER TABLE events DISABLE TRIGGER USER;
ALTER TABLE ticket_types DISABLE TRIGGER USER;
ALTER TABLE pools DISABLE TRIGGER USER;
SET LOCAL jit = off;
SELECT setseed(0.42);

CREATE TEMPORARY TABLE vocabulary AS SELECT
    string_to_array('Jazz Java Rock Opera Cloud Data Design Folk Indie Poetry Theatre Comedy Science Startup Security Python Kotlin Ballet Chamber Film Food Wine Coffee Running Chess Photography Gaming Robotics Climate Health Literature History Garden Travel Blues Techno Salsa Tango Gospel Choir Orchestra Piano Guitar Circus Magic Dance Sculpture Ceramics Knitting Yoga', ' ') AS themes,
    string_to_array('Festival Conference Concert Night Summit Workshop Meetup Gala Fair Marathon Evening Weekend Session Show Forum Camp Tour Exhibition Premiere Days', ' ') AS kinds,
    string_to_array('Oslo, Norway|Bergen, Norway|Berlin, Germany|Munich, Germany|Hamburg, Germany|Köln, Germany|Paris, France|Lyon, France|London, United Kingdom|Manchester, United Kingdom|Edinburgh, United Kingdom|Dublin, Ireland|Madrid, Spain|Barcelona, Spain|Lisbon, Portugal|Porto, Portugal|Rome, Italy|Milan, Italy|Zürich, Switzerland|Genève, Switzerland|Vienna, Austria|Prague, Czechia|Warsaw, Poland|Kraków, Poland|Budapest, Hungary|Athens, Greece|Stockholm, Sweden|Göteborg, Sweden|Copenhagen, Denmark|Helsinki, Finland|Tallinn, Estonia|Riga, Latvia|Antwerp, Belgium|Brussels, Belgium|Amsterdam, Netherlands|Utrecht, Netherlands|New York, USA|San Francisco, USA|Chicago, USA|Austin, USA|Toronto, Canada|Montréal, Canada|São Paulo, Brazil|Buenos Aires, Argentina|Tokyo, Japan|大阪, Japan|Seoul, South Korea|Singapore, Singapore|Sydney, Australia|القاهرة, Egypt', '|') AS places,
    string_to_array('Music Technology Theatre Sports Arts Food Comedy Film Literature Science Business Health Family Dance Education Community Fashion Travel Gaming Charity', ' ') AS categories,
    string_to_array('the and with for an evening of friends join us great artists from all over world learn meet people new ideas talks music stage doors open early seats limited family welcome bring your own drinks served local guests special program hands on sessions experts beginners advanced live performance award winning annual edition city centre venue historic hall garden summer winter spring autumn night day free parking near station tickets include lunch dinner workshop material certificate streaming recorded community volunteers sponsors panel discussion keynote demo exhibition market craft traditional modern classic experimental premiere encore acoustic electric choir strings brass quartet ensemble conductor director author reading signing tasting tour guided walk run kids adults seniors students teachers developers designers engineers founders investors', ' ') AS words,
    string_to_array('ba be bi bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se si so ta te ti to va ve vi vo za zo xo', ' ') AS syllables;

INSERT INTO events (id, organizer_id, revision, name, description, category, location, online, url, topics, timezone,
    starts_at, ends_at, visibility, cancel_until_seconds, cancel_fee_percent, created_at, published_at)
SELECT md5('event' || n)::uuid, md5('organizer' || n % 5000)::uuid, 2,
    themes[1 + (power(random(), 2) * 49)::int] || ' ' || initcap(proper.name) || ' ' || kinds[1 + (power(random(), 1.5) * 19)::int],
    description.text, categories[1 + (power(random(), 1.7) * 19)::int], places[1 + (power(random(), 1.7) * 49)::int],
    random() < 0.1, NULL, ARRAY[themes[1 + (random() * 49)::int]], 'UTC',
    start.at, start.at + make_interval(hours => 2 + (power(random(), 6) * 120)::int),
    CASE WHEN random() < 0.02 THEN 'private' ELSE 'public' END, 172800, 10, made.at, CASE WHEN random() < 0.98 THEN made.at END
FROM vocabulary, wanted, LATERAL generate_series(1, least(wanted.events, 20000)) AS n,
    LATERAL (SELECT string_agg(syllables[1 + (random() * 47)::int + 0 * s], '') AS name FROM generate_series(1, 3 + n % 2) AS s) proper,
    LATERAL (SELECT string_agg(words[1 + (power(random(), 2) * (cardinality(words) - 1))::int + 0 * s], ' ') AS text FROM generate_series(1, 10 + n % 20) AS s) description,
    LATERAL (SELECT date_trunc('hour', now()) + make_interval(hours => ((random() * 5 - 2) * 8760)::int + 0 * n) AS at) start,
    LATERAL (SELECT start.at - make_interval(hours => 200 + (random() * 4000)::int, mins => n % 60) AS at) made;

INSERT INTO ticket_types (id, event_id, position, name, price, currency, capacity, max_per_booking)
SELECT md5('type' || e.id || t)::uuid, e.id, t, CASE t WHEN 0 THEN 'Standard' ELSE 'Balcony' END,
    CASE WHEN e.dice < 0.1 THEN 0 ELSE (500 + power(e.dice, 3) * 20000)::int / 100 * 100 * (t + 1) END,
    CASE WHEN substr(e.id::text, 1, 1) < 'b' THEN 'EUR' WHEN substr(e.id::text, 1, 1) < 'f' THEN 'USD' ELSE 'NOK' END,
    20 + (e.dice * 480)::int, 10
FROM (SELECT id, random() AS dice FROM events) e, generate_series(0, 1) AS t WHERE t = 0 OR e.dice > 0.6;

-- One event in twelve is sold out.
INSERT INTO pools (ticket_type_id, event_id, capacity, held, sold, available, version)
SELECT t.id, t.event_id, t.capacity, 0, CASE WHEN get_byte(uuid_send(t.event_id), 0) < 21 THEN t.capacity ELSE 0 END,
    CASE WHEN get_byte(uuid_send(t.event_id), 0) < 21 THEN 0 ELSE t.capacity END, 1
FROM ticket_types t JOIN events e ON e.id = t.event_id WHERE e.published_at IS NOT NULL;

ANALYZE events, ticket_types, pools;
DO $$
DECLARE ids uuid[];
BEGIN
    FOR ids IN SELECT array_agg(id) FROM (SELECT id, row_number() OVER () / 1000 AS part FROM events) e GROUP BY part LOOP
        PERFORM listing_refresh(ids);
    END LOOP;
END
$$;

CREATE TEMPORARY TABLE copies AS
SELECT e.id AS original, md5(e.id::text || n)::uuid AS id, make_interval(hours => ((random() * 5 - 2) * 8760)::int) AS shift,
    make_interval(mins => (random() * 300000)::int) AS lead
FROM events e, wanted, LATERAL generate_series(2, wanted.events / 20000) AS n;
ANALYZE copies;
CREATE TEMPORARY TABLE moved AS
SELECT c.original, c.id, date_trunc('hour', now()) + c.shift AS starts_at, e.ends_at - e.starts_at AS duration,
    date_trunc('hour', now()) + c.shift - c.lead AS created_at
FROM copies c JOIN events e ON e.id = c.original;
INSERT INTO events (id, organizer_id, revision, name, description, category, location, online, url, topics, timezone,
    starts_at, ends_at, visibility, cancel_until_seconds, cancel_fee_percent, created_at, published_at)
SELECT m.id, e.organizer_id, e.revision, e.name, e.description, e.category, e.location, e.online, e.url, e.topics,
    e.timezone, m.starts_at, m.starts_at + m.duration, e.visibility, e.cancel_until_seconds, e.cancel_fee_percent,
    m.created_at, CASE WHEN e.published_at IS NOT NULL THEN m.created_at END
FROM moved m JOIN events e ON e.id = m.original;
INSERT INTO ticket_types (id, event_id, position, name, price, currency, capacity, max_per_booking)
SELECT md5(m.id::text || t.position)::uuid, m.id, t.position, t.name, t.price, t.currency, t.capacity, t.max_per_booking
FROM moved m JOIN ticket_types t ON t.event_id = m.original;
INSERT INTO pools (ticket_type_id, event_id, capacity, held, sold, available, version)
SELECT md5(m.id::text || t.position)::uuid, m.id, p.capacity, p.held, p.sold, p.available, p.version
FROM moved m JOIN ticket_types t ON t.event_id = m.original JOIN pools p ON p.ticket_type_id = t.id;
CREATE TEMPORARY TABLE originals AS TABLE listed_events;
DELETE FROM listed_events;
INSERT INTO listed_events
SELECT * FROM originals
UNION ALL
SELECT m.id, l.name, l.category, m.starts_at, m.starts_at + m.duration, m.created_at, l.seats, l.min_price, l.prices,
    l.priced, l.name_words, l.title_words, l.words, l.place_words
FROM moved m JOIN originals l ON l.event_id = m.original
ORDER BY created_at;

ALTER TABLE events ENABLE TRIGGER USER;
ALTER TABLE ticket_types ENABLE TRIGGER USER;
ALTER TABLE pools ENABLE TRIGGER USER;
