package org.tidende.ingest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a feed that were seen: 20 bytes each, sorted by identity, as {@code FeedEntries} keeps them. Immutable.
 *
 * <p>Kept are the entries of the last document and those that stood in one within 30 days, at most 2,000 in all. An entry counts
 * as known as long as it is in the set, however long ago its day.
 */
final class SeenEntries {
    static final int MOST = 2_000;
    static final int DAYS = 30;

    /** An entry's day is brought up to date when it is older than this, so that standing still doesn't cost a write a day. */
    static final int STALE_DAYS = 7;

    private static final int SIZE = 20;
    private static final SeenEntries NONE = new SeenEntries(new byte[0]);

    private final byte[] packed;

    private SeenEntries(byte[] packed) {
        this.packed = packed;
    }

    /** What is known of an entry that stands in a document. */
    record Entry(long identity, long content) {}

    /** Whether an entry was seen before. */
    enum Kind {
        /** Never. */
        NEW,
        /** With other content. */
        CHANGED,
        /** As it is. */
        KNOWN
    }

    static SeenEntries none() {
        return NONE;
    }

    /** @throws IllegalArgumentException when the length is not a multiple of 20 */
    static SeenEntries of(byte[] packed) {
        if (packed.length % SIZE != 0) {
            throw new IllegalArgumentException(
                    "entries seen are packed in " + SIZE + " bytes each, these are " + packed.length);
        }
        return packed.length == 0 ? NONE : new SeenEntries(packed);
    }

    byte[] packed() {
        return packed;
    }

    int size() {
        return packed.length / SIZE;
    }

    Kind look(Entry entry) {
        int at = find(entry.identity());
        if (at < 0) {
            return Kind.NEW;
        }
        return content(at) == entry.content() ? Kind.KNOWN : Kind.CHANGED;
    }

    /** Whether one of the entries, all known, was last marked so long ago that it should be marked anew. */
    boolean isStale(Collection<Entry> standing, int today) {
        for (Entry entry : standing) {
            int at = find(entry.identity());
            if (at >= 0 && today - day(at) > STALE_DAYS) {
                return true;
            }
        }
        return false;
    }

    /**
     * With the entries that stand in a document today. Entries that stand in it are kept before others, newer days before older.
     */
    SeenEntries with(Collection<Entry> standing, int today) {
        Map<Long, long[]> all = new HashMap<>();
        List<long[]> older = new ArrayList<>();
        for (Entry entry : standing) {
            all.putIfAbsent(entry.identity(), new long[] {entry.identity(), entry.content(), today});
        }
        for (int at = 0; at < size(); at++) {
            if (today - day(at) <= DAYS && !all.containsKey(identity(at))) {
                older.add(new long[] {identity(at), content(at), day(at)});
            }
        }
        List<long[]> kept = new ArrayList<>(all.values());
        if (kept.size() + older.size() > MOST) {
            older.sort((a, b) -> Long.compare(b[2], a[2]));
        }
        for (int i = 0; i < older.size() && kept.size() < MOST; i++) {
            kept.add(older.get(i));
        }
        kept.sort((a, b) -> Long.compare(a[0], b[0]));
        ByteBuffer out = ByteBuffer.allocate(kept.size() * SIZE);
        for (long[] entry : kept) {
            out.putLong(entry[0]).putLong(entry[1]).putInt((int) entry[2]);
        }
        return of(out.array());
    }

    private int find(long identity) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long here = identity(middle);
            if (here < identity) {
                low = middle + 1;
            } else if (here > identity) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    private long identity(int at) {
        return ByteBuffer.wrap(packed).getLong(at * SIZE);
    }

    private long content(int at) {
        return ByteBuffer.wrap(packed).getLong(at * SIZE + 8);
    }

    private int day(int at) {
        return ByteBuffer.wrap(packed).getInt(at * SIZE + 16);
    }
}
