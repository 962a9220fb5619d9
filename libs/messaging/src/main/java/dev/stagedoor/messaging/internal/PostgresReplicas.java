package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.Replicas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Talks by {@code NOTIFY} outside of any business transaction, and listens through the session of the relay, which knows
 * how many replicas live. What is to be told while a word is on its way goes with the next one.
 */
final class PostgresReplicas implements Replicas {
    private static final Logger log = LoggerFactory.getLogger(PostgresReplicas.class);

    /** PostgreSQL takes 7,999 bytes in one notification; an id and its comma are 37. */
    private static final int IDS_PER_WORD = 200;

    /** Words of one statement at most, so that none is long. */
    private static final int WORDS_AT_ONCE = 50;

    private static final String TELL =
            "SELECT pg_notify('" + RelaySql.REPLICAS + "', word) FROM unnest($1::text[]) AS word";

    /** Nobody has counted: there may be others. */
    private static final int UNKNOWN = 0;

    /** Two who tell at once meet for the time of a field write. */
    private static final Duration TELLERS_MEET = Duration.ofSeconds(1);

    private final String self = UUID.randomUUID().toString();
    private final DatabaseClient database;
    private final Supplier<Stream<Listener>> listeners;
    private final Duration patience;
    private final Queue<UUID> waiting = new ConcurrentLinkedQueue<>();
    private final Sinks.Many<Boolean> told = Sinks.many().multicast().directBestEffort();
    private volatile int members = UNKNOWN;

    /** @param patience with the database; what cannot be told in this time is not told */
    PostgresReplicas(DatabaseClient database, Supplier<Stream<Listener>> listeners, Duration patience) {
        this.database = database;
        this.listeners = listeners;
        this.patience = patience;
        var unused =
                told.asFlux().onBackpressureLatest().concatMap(_ -> sayAll(), 1).subscribe();
    }

    @Override
    public void tell(Collection<UUID> changed) {
        if (members != 1 && !changed.isEmpty()) {
            waiting.addAll(changed);
            told.emitNext(true, Sinks.EmitFailureHandler.busyLooping(TELLERS_MEET));
        }
    }

    /** Errors with nothing, however the database fails: an error would be the end of telling. */
    private Mono<Void> sayAll() {
        List<String> words = words();
        return words.isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> say(words))
                        .timeout(patience)
                        .onErrorResume(failure -> {
                            log.warn("The other replicas could not be told of changes: {}", failure.toString());
                            return Mono.empty();
                        })
                        .then(Mono.defer(this::sayAll));
    }

    private Mono<Void> say(List<String> words) {
        return database.sql(TELL).bind(0, words.toArray(String[]::new)).then();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        while (words.size() < WORDS_AT_ONCE && !waiting.isEmpty()) {
            words.add(Stream.generate(waiting::poll)
                    .limit(IDS_PER_WORD)
                    .takeWhile(id -> id != null)
                    .map(UUID::toString)
                    .collect(Collectors.joining(",", self + " ", "")));
        }
        return words;
    }

    /** How many live, this process included. */
    void count(int living) {
        members = living;
    }

    /** The session that listens has begun. */
    void listening() {
        listeners.get().forEach(Listener::listening);
    }

    /** The session that listens is lost, and with it the count. */
    void lost() {
        members = UNKNOWN;
    }

    /** Takes what some replica said: whose it is and ids, or nothing, which is how a new one presents itself. */
    void hear(String word) {
        int end = word.indexOf(' ');
        if (end < 0) {
            members = UNKNOWN;
        } else if (!word.startsWith(self)) {
            Set<UUID> ids = ids(word.substring(end + 1));
            listeners.get().forEach(listener -> listener.changed(ids));
        }
    }

    private static Set<UUID> ids(String text) {
        try {
            return Arrays.stream(text.split(",", -1)).map(UUID::fromString).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            log.warn("A replica said what is no list of ids: {}", e.toString());
            return Set.of();
        }
    }
}
