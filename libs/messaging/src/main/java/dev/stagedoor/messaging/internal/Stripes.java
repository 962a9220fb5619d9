package dev.stagedoor.messaging.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The outbox is cut into stripes by key; a stripe has at most one active relay, which is what keeps the order of its
 * keys.
 */
final class Stripes {
    /**
     * Fixed, and no property: rows carry their stripe, so another count would give a key two stripes while old rows
     * wait, and with them two relays. It bounds how many replicas can relay at once.
     */
    static final int COUNT = 8;

    private Stripes() {}

    static short of(UUID key) {
        return (short) Math.floorMod(key.hashCode(), COUNT);
    }

    /** The most stripes that one of {@code members} live relays keeps. */
    static int share(int members) {
        return Math.ceilDiv(COUNT, Math.max(1, members));
    }

    /** What a relay that owns {@code owned} gives back so that each of {@code members} gets its share. */
    static List<Integer> surplus(SortedSet<Integer> owned, int members) {
        return owned.stream().skip(share(members)).toList();
    }

    /** What a relay that owns {@code owned} tries to take of the stripes that nobody has. */
    static List<Integer> wanted(SortedSet<Integer> owned, Collection<Integer> taken, int members) {
        List<Integer> free = new ArrayList<>(IntStream.range(0, COUNT).boxed().toList());
        free.removeAll(taken);
        free.removeAll(owned);
        return free.stream().limit(Math.max(0, share(members) - owned.size())).toList();
    }

    static SortedSet<Integer> none() {
        return new TreeSet<>();
    }

    /** The stripes as bits, to be handed between threads in one number. */
    static int mask(Collection<Integer> stripes) {
        return stripes.stream().mapToInt(stripe -> 1 << stripe).reduce(0, (a, b) -> a | b);
    }
}
