package org.tidende.ingest.feed;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Entries of a document, of which only so many are kept: the first, as publishers put the newest first; of a sitemap, which may be in
 * any order, the newest.
 */
final class EntryLimit {
    /** Entries without a date go first. */
    private static final Comparator<EntryDraft> OLDEST_FIRST =
            Comparator.comparing(EntryDraft::date, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final List<EntryDraft> entries;
    private final int most;
    private PriorityQueue<EntryDraft> oldestFirst;
    private int kept;
    private boolean leftOut;

    /** @param entries where they are added; one that lost its place is null in it until the end */
    EntryLimit(List<EntryDraft> entries, int most) {
        this.entries = entries;
        this.most = most;
    }

    /** Adds an entry that is now read; the one before is complete. */
    void add(EntryDraft entry, boolean newest) {
        if (kept >= most && !newest) {
            leftOut = true;
            return;
        }
        makeRoom(most);
        entry.place = entries.size();
        entries.add(entry);
        kept++;
    }

    /** Whether there were more. */
    boolean isExceeded() {
        return leftOut || kept > most;
    }

    /** All are complete. */
    void finish() {
        makeRoom(most);
        if (oldestFirst != null) {
            entries.removeIf(Objects::isNull);
        }
    }

    private void makeRoom(int allowed) {
        if (kept <= allowed) {
            return;
        }
        leftOut = true;
        if (oldestFirst == null) {
            oldestFirst = new PriorityQueue<>(most + 1, OLDEST_FIRST);
            oldestFirst.addAll(entries);
        } else {
            oldestFirst.add(entries.getLast());
        }
        entries.set(oldestFirst.remove().place, null);
        kept--;
    }
}
