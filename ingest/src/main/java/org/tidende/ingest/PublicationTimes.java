package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tidende.contract.record.FeedState;

/** When entries came out, as far as their dates can be believed: what a feed's rhythm is learned from. */
final class PublicationTimes {
    private static final Duration FIRST_SPAN = Duration.ofDays(28);
    private static final Duration SAME_MOMENT = Duration.ofMinutes(1);
    private static final Duration LATE = Duration.ofHours(1);

    private PublicationTimes() {}

    /** The rhythm after a document whose new entries these are. */
    static FeedRhythm learn(FeedState before, List<EntryReader.Read> all, List<EntryReader.Read> fresh, Instant now) {
        FeedRhythm known = FeedRhythm.of(before.getRhythm());
        if (known == FeedRhythm.NONE || before.getLastSuccess() == null) {
            return first(all, now);
        }
        Instant since = before.getLastSuccess();
        List<Instant> times = new ArrayList<>(fresh.size());
        for (EntryReader.Read read : fresh) {
            Instant published = read.request().getContentCreated();
            boolean plausible = published != null && !published.isAfter(now) && published.isAfter(since.minus(LATE));
            times.add(plausible ? published : now);
        }
        return known.with(since, now, times);
    }

    /** From the dates of a first document; those that lie in the future, far back, or all in one moment tell nothing. */
    private static FeedRhythm first(List<EntryReader.Read> all, Instant now) {
        List<Instant> times = new ArrayList<>();
        boolean older = false;
        for (EntryReader.Read read : all) {
            Instant published = read.request().getContentCreated();
            if (published != null && !published.isAfter(now)) {
                boolean near = published.isAfter(now.minus(FIRST_SPAN));
                older |= !near;
                if (near) {
                    times.add(published);
                }
            }
        }
        if (times.isEmpty()) {
            return older
                    ? FeedRhythm.NONE.with(now.minus(FIRST_SPAN), now, times)
                    : FeedRhythm.NONE.with(now, now, times);
        }
        Instant oldest = Collections.min(times);
        if (times.size() > 1 && Duration.between(oldest, Collections.max(times)).compareTo(SAME_MOMENT) < 0) {
            return FeedRhythm.NONE.with(now, now, List.of());
        }
        if (!older) {
            // What came before the oldest one was pushed out: the time watched begins after it.
            times.remove(oldest);
        }
        return FeedRhythm.NONE.with(older ? now.minus(FIRST_SPAN) : oldest, now, times);
    }
}
