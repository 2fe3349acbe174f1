package org.tidende.ingest;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The newest entries of a document, kept to see whether the next one joins it. While at least one of three still stands there,
 * whatever came in between stands there, too. When none does, entries may have come and gone unseen. Looking at the newest and not
 * at any known entry finds that out also where old entries are pinned to the document.
 */
final class NewestEntries {
    private static final int MOST = 3;
    private static final int SIZE = 8;
    private static final Duration FUTURE = Duration.ofDays(1);

    private NewestEntries() {}

    /** By date where most entries have one, else by place, which is newest first nearly everywhere. */
    static ByteBuffer of(List<EntryReader.Read> reads, Instant now) {
        List<EntryReader.Read> order = new ArrayList<>(reads);
        long dated = reads.stream().filter(read -> date(read, now) != null).count();
        if (dated * 2 > reads.size()) {
            order.removeIf(read -> date(read, now) == null);
            order.sort(Comparator.comparing((EntryReader.Read read) -> date(read, now))
                    .reversed());
        }
        int kept = Math.min(MOST, order.size());
        ByteBuffer out = ByteBuffer.allocate(kept * SIZE);
        for (EntryReader.Read read : order.subList(0, kept)) {
            out.putLong(read.seen().identity());
        }
        return out.flip();
    }

    private static Instant date(EntryReader.Read read, Instant now) {
        Instant published = read.request().getContentCreated();
        return published == null || published.isAfter(now.plus(FUTURE)) ? null : published;
    }

    /** Whether a document holds none of those that were newest before. */
    static boolean areGone(ByteBuffer before, Collection<SeenEntries.Entry> standing) {
        if (before.remaining() < SIZE) {
            return false;
        }
        Set<Long> here = new HashSet<>();
        standing.forEach(entry -> here.add(entry.identity()));
        for (ByteBuffer in = before.duplicate(); in.remaining() >= SIZE; ) {
            if (here.contains(in.getLong())) {
                return false;
            }
        }
        return true;
    }
}
