package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedState;
import org.tidende.contract.record.PageRequest;
import org.tidende.contract.record.Source;

/** A simulated feed as the schedule sees it: rhythm, join and pace, without documents. */
final class ScheduledReader implements SimulatedWeek.Reader {
    private final SimulatedFeed simulated;
    private final Feed feed;
    private final FeedState state;
    private final PollSchedule schedule;
    private final EntryReader.Read[] reads;
    private final boolean[] known;
    private Instant now = SimulatedWeek.MONDAY;

    ScheduledReader(SimulatedFeed simulated, Duration usual) {
        this.simulated = simulated;
        this.feed = Feed.newBuilder()
                .setUri(simulated.uri())
                .setAdded(SimulatedWeek.MONDAY)
                .build();
        this.state = FeedState.newBuilder().setUri(simulated.uri()).build();
        Duration asked = simulated.documentAsks();
        state.setPaceSeconds(asked == null ? 0 : (int) asked.toSeconds());
        this.schedule = new PollSchedule(null, PollLimits.DEFAULT.withUsual(usual), () -> now);
        this.reads = new EntryReader.Read[simulated.published().length];
        this.known = new boolean[reads.length];
    }

    @Override
    public Next read(Instant at, int[] standing, boolean changed) {
        now = at;
        Instant next;
        boolean missed = false;
        if (changed) {
            List<EntryReader.Read> all = new ArrayList<>(standing.length);
            List<EntryReader.Read> fresh = new ArrayList<>();
            for (int entry : standing) {
                EntryReader.Read read = read(entry);
                all.add(read);
                if (!known[entry]) {
                    known[entry] = true;
                    fresh.add(read);
                }
            }
            missed = !fresh.isEmpty()
                    && NewestEntries.areGone(
                            state.getNewest(),
                            all.stream().map(EntryReader.Read::seen).toList());
            state.setRhythm(PublicationTimes.learn(state, all, fresh, now).packed());
            state.setNewest(NewestEntries.of(all, now));
            boolean first = state.getLastSuccess() == null || state.getEntriesInDocument() == 0 || all.isEmpty();
            PollSchedule.Overlap overlap = first
                    ? PollSchedule.Overlap.FIRST
                    : new PollSchedule.Overlap(
                            Duration.between(state.getLastSuccess(), now),
                            1 - (double) fresh.size() / all.size(),
                            missed);
            state.setEntriesInDocument(all.size());
            next = schedule.fetched(subject(), overlap);
        } else {
            state.setRhythm(FeedRhythm.of(state.getRhythm())
                    .with(state.getLastSuccess(), now, List.of())
                    .packed());
            next = schedule.notModified(subject());
        }
        state.setLastSuccess(now);
        return new Next(next, missed);
    }

    private PollSchedule.Subject subject() {
        return PollSchedule.Subject.of(feed, state, simulated.maxAge(), now);
    }

    private EntryReader.Read read(int entry) {
        if (reads[entry] == null) {
            PageRequest request = PageRequest.newBuilder()
                    .setEntryId(Integer.toString(entry))
                    .setSource(Source.newBuilder()
                            .setUri(simulated.uri())
                            .setDomain("feed.example")
                            .build())
                    .setHeadline("")
                    .setContentCreated(simulated.told(entry))
                    .setCollected(now)
                    .build();
            reads[entry] = new EntryReader.Read(new SeenEntries.Entry(entry, entry), request, null);
        }
        return reads[entry];
    }
}
