package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.fetch.FetchRequest;
import org.tidende.ingest.fetch.FetchResult;
import org.tidende.ingest.fetch.HttpGateway;
import org.tidende.ingest.ownership.CommitLoop;

/**
 * Polls feeds when they are due: one thread takes them, a virtual thread each asks and reads. Bounded by places in all and per
 * registrable domain, and by what waits to be written.
 */
final class FeedPoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);
    private static final long WAIT_MILLIS = 100;

    private final DueFeeds due;
    private final HttpGateway gateway;
    private final SitemapFollower sitemaps;
    private final PollEvaluation evaluation;
    private final FeedRecords records;
    private final PollWriter writer;
    private final MovedFeeds moved;
    private final CommitLoop commits;
    private final IngestMeters meters;
    private final InstantSource clock;
    private final Semaphore places;
    private final int parallel;
    private final ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread;
    private volatile boolean stopping;

    FeedPoller(
            DueFeeds due,
            HttpGateway gateway,
            PollEvaluation evaluation,
            FeedRecords records,
            PollWriter writer,
            MovedFeeds moved,
            CommitLoop commits,
            IngestMeters meters,
            InstantSource clock,
            int parallel) {
        this.due = due;
        this.gateway = gateway;
        this.sitemaps = new SitemapFollower(gateway::fetch);
        this.evaluation = evaluation;
        this.records = records;
        this.writer = writer;
        this.moved = moved;
        this.commits = commits;
        this.meters = meters;
        this.clock = clock;
        this.parallel = parallel;
        this.places = new Semaphore(parallel);
        this.thread = Thread.ofPlatform().name("ingest-feeds-schedule").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Polls under way. */
    int underWay() {
        return parallel - places.availablePermits();
    }

    private void run() {
        try {
            while (!stopping) {
                if (commits.isSaturated()) {
                    commits.awaitRoom(Duration.ofMillis(WAIT_MILLIS));
                    continue;
                }
                if (!places.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    continue;
                }
                DueFeeds.Taken taken = due.take(WAIT_MILLIS);
                if (taken == null) {
                    places.release();
                    continue;
                }
                meters.late(taken.lateMillis());
                polls.execute(() -> poll(taken.slot()));
            }
        } catch (InterruptedException stop) {
            LOG.debug("interrupted while stopping");
        }
    }

    private void poll(FeedSlot slot) {
        boolean written = false;
        try {
            written = pollOne(slot);
        } catch (RuntimeException e) {
            // An error of ours costs this feed one poll, and no other feed anything.
            LOG.error("polling {} failed", slot.uri(), e);
        } finally {
            places.release();
            if (!written) {
                due.done(slot, clock.millis() + Duration.ofMinutes(15).toMillis());
            }
        }
    }

    /** Whether what came of it was handed on. */
    private boolean pollOne(FeedSlot slot) {
        Feed feed;
        FeedState state;
        SeenEntries seen;
        FetchRequest asked;
        FetchResult fetched;
        PollEvaluation.Result result;
        try {
            byte[] record = slot.feed();
            if (record == null || stopping) {
                due.done(slot, FeedSlot.NEVER);
                return true;
            }
            feed = records.readFeed(record);
            if (feed.getPaused()) {
                due.done(slot, FeedSlot.NEVER);
                return true;
            }
            state = records.readState(slot.state());
            seen = entries(slot);
            asked = evaluation.request(feed, state);
            fetched = sitemaps.follow(gateway.fetch(asked));
            answered(slot, fetched);
            if (fetched instanceof FetchResult.Throttled throttled) {
                // Before the place is free again: the next feed of the domain must not ask.
                result = evaluate(feed, state, seen, asked, fetched);
                hold(slot, throttled);
            } else {
                result = probed(evaluate(feed, state, seen, asked, fetched));
            }
        } finally {
            due.release(slot);
        }
        int today = (int) TimeUnit.MILLISECONDS.toDays(clock.millis());
        String earlier =
                moved.earlier(slot.uri(), feed.getAdded(), result.state().getMovedTo());
        if (earlier != null && result.state().getError() == null) {
            LOG.warn("{} has moved to where {} is polled already, and is muted", slot.uri(), earlier);
            result = evaluation.duplicate(feed, state, result, earlier);
        }
        meters.poll(result.outcome(), fetched.millis());
        if (result.state().getError() != null) {
            LOG.warn("{}: {}", slot.uri(), result.state().getError());
        }
        writer.write(slot, feed.getAdded(), seen, result, today);
        return true;
    }

    /** From now on it waits its turn with the domain that answers, which many others may be redirected to as well. */
    private static void answered(FeedSlot slot, FetchResult fetched) {
        String address =
                switch (fetched) {
                    case FetchResult.Fetched document -> document.address();
                    case FetchResult.NotModified unchanged -> unchanged.address();
                    case FetchResult.Throttled throttled -> throttled.address();
                    case FetchResult.Challenged challenged -> null;
                    case FetchResult.Gone gone -> null;
                    case FetchResult.Failed failed -> null;
                };
        if (address != null) {
            slot.domain(FeedPartitioner.domain(address));
        }
    }

    private void hold(FeedSlot slot, FetchResult.Throttled throttled) {
        Instant until = FailedPoll.heldUntil(throttled, clock.instant());
        if (until != null) {
            due.hold(slot.domain(), until.toEpochMilli());
        }
    }

    /** The result itself; whether validators lie is asked where it is in doubt, at most once in a full fetch. */
    private PollEvaluation.Result probed(PollEvaluation.Result result) {
        int lies = result.state().getLies();
        if (result.probe() != null) {
            evaluation.probed(result, gateway.fetch(result.probe()));
        }
        if (result.lied() || result.state().getLies() > lies) {
            meters.lie();
            LOG.warn(
                    "{}: its validators vouch for a document that has changed, and are not used any more",
                    result.state().getUri());
        }
        return result;
    }

    private PollEvaluation.Result evaluate(
            Feed feed, FeedState state, SeenEntries seen, FetchRequest asked, FetchResult fetched) {
        try {
            return evaluation.evaluate(feed, state, seen, asked, fetched);
        } catch (RuntimeException e) {
            LOG.error("reading what came from {} failed", feed.getUri(), e);
            return evaluation.evaluate(
                    feed,
                    state,
                    seen,
                    asked,
                    new FetchResult.Failed(
                            FetchResult.Failure.INTERNAL, null, "an error of ours: " + e, fetched.millis()));
        }
    }

    private SeenEntries entries(FeedSlot slot) {
        try {
            return records.readEntries(slot.entries());
        } catch (SerializationException | IllegalArgumentException e) {
            LOG.warn("the entries seen of {} can't be read, all count as new: {}", slot.uri(), e.getMessage());
            return SeenEntries.none();
        }
    }

    /** Begins no more polls; those under way may end, for as long as allowed. */
    void stop(Duration most) {
        stopping = true;
        thread.interrupt();
        polls.shutdown();
        try {
            if (!polls.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
                polls.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
