package org.tidende.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Dns;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.fetch.AddressGuard;
import org.tidende.ingest.fetch.HttpGateway;
import org.tidende.ingest.ownership.ClientSettings;
import org.tidende.ingest.ownership.PartitionProgress;
import org.tidende.ingest.ownership.StageTopics;
import org.tidende.ingest.ownership.StageWorker;

/**
 * Feeds to articles: both stages in one process. {@link #start()} returns at once and waits for the broker and its topics inside;
 * {@link #check()} says what is missing.
 */
public final class IngestService implements AutoCloseable {
    /** What is not answered by then is asked by who comes after: a wait here is one for all its partitions. */
    private static final Duration END_POLLS = Duration.ofMillis(100);

    private static final Duration END_WRITES = Duration.ofSeconds(1);

    private final FeedPoller poller;
    private final HttpGateway gateway;
    private final DueFeeds due;
    private final FeedPartitions partitions = new FeedPartitions();
    private final StageWorker feeds;
    private final StageWorker pages;
    private boolean started;

    /** Wires everything, and does nothing yet. */
    public IngestService(IngestConfig config, MeterRegistry registry) {
        this(config, registry, InstantSource.system(), Dns.SYSTEM);
    }

    /** @param dns resolves names; what it says goes through the same checks */
    IngestService(IngestConfig config, MeterRegistry registry, InstantSource clock, Dns dns) {
        KafkaTopics topics = config.topics();
        ClientSettings settings = new ClientSettings(config.kafka(), topics, config.instance());
        IngestMeters meters = new IngestMeters(registry);
        this.due =
                new DueFeeds(clock, config.polls().perDomain(), config.polls().domainGap());
        this.gateway = new HttpGateway(
                new AddressGuard(config.allowedAddresses()), config.limits(), config.userAgent(), clock, dns);

        MovedFeeds moved = new MovedFeeds(partitions);
        FeedRecords feedRecords = new FeedRecords(topics);
        DueTimes times = new DueTimes(feedRecords, due, moved, clock);
        this.feeds = new StageWorker(
                new StageTopics(
                        Stage.INGEST_FEEDS,
                        topics.feeds(),
                        true,
                        List.of(topics.feedStates(), topics.feedEntries()),
                        List.of(topics.pages(), topics.deadLetters(Stage.INGEST_FEEDS))),
                settings,
                (commits, token, committed, start) ->
                        partitions.add(new FeedPartition(token, committed, feedRecords, commits, times, meters, clock)),
                registry);
        PollSchedule schedule = new PollSchedule(config.pollInterval(), config.polls(), clock);
        this.poller = new FeedPoller(
                due,
                gateway,
                new PollEvaluation(new FeedParser(), new EntryReader(), schedule, config.polls(), clock),
                feedRecords,
                new PollWriter(feedRecords, feeds.commits(), due, moved, meters),
                moved,
                feeds.commits(),
                meters,
                clock,
                config.parallelPolls());

        PageRecords pageRecords = new PageRecords(topics);
        ArticleMaker maker = new ArticleMaker();
        this.pages = new StageWorker(
                new StageTopics(
                        Stage.INGEST_PAGES,
                        topics.pages(),
                        false,
                        List.of(topics.pageStates()),
                        List.of(topics.articles(), topics.deadLetters(Stage.INGEST_PAGES))),
                settings,
                (commits, token, committed, start) ->
                        new PagePartition(token, start, pageRecords, maker, commits, meters, clock),
                registry);
    }

    /** Starts the threads and returns. */
    public void start() {
        started = true;
        feeds.start();
        pages.start();
        poller.start();
    }

    /** What keeps it from being ready, in words; empty when it is. */
    public List<String> check() {
        List<String> problems = new ArrayList<>(feeds.check());
        problems.addAll(pages.check());
        if (started && !poller.isAlive()) {
            problems.add("the thread that schedules polls has ended");
        }
        return problems;
    }

    /** Whether its threads run. */
    public boolean isAlive() {
        return feeds.isAlive() && pages.isAlive() && poller.isAlive();
    }

    /**
     * Numbers for people. {@code feedPartitions} and {@code pagePartitions}: the partitions owned, each with {@code next}, the offset
     * to be taken next, and {@code lag}, the records not yet taken; {@code {"reading": true}} while its states are being read.
     * {@code feedLag} and {@code pageLag}: the sums. {@code feeds}: how many are polled; {@code pollsOverdue}: of those, whose
     * time has come and that wait for a place. Then what is under way: polls, and what waits to be written.
     */
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("feedPartitions", words(feeds.progress()));
        status.put("pagePartitions", words(pages.progress()));
        status.put("feedLag", lag(feeds.progress()));
        status.put("pageLag", lag(pages.progress()));
        status.put("feeds", partitions.feeds(feeds.ownership()));
        status.put("pollsOverdue", due.waiting());
        status.put("pollsUnderWay", poller.underWay());
        status.put("feedWritesPending", feeds.commits().pending());
        status.put("pageWritesPending", pages.commits().pending());
        return status;
    }

    private static Map<Integer, Map<String, Object>> words(Map<Integer, PartitionProgress> progress) {
        Map<Integer, Map<String, Object>> words = new TreeMap<>();
        progress.forEach((number, reached) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            if (reached.isReading()) {
                one.put("reading", true);
            } else {
                one.put("next", reached.next());
                one.put("lag", reached.waiting() < 0 ? "unknown" : reached.waiting());
            }
            words.put(number, one);
        });
        return words;
    }

    private static long lag(Map<Integer, PartitionProgress> progress) {
        return progress.values().stream()
                .mapToLong(reached -> Math.max(0, reached.waiting()))
                .sum();
    }

    /** Ends polls and writes that are under way, and leaves its groups at once; about five seconds at most. */
    @Override
    public void close() {
        if (started) {
            // Side by side: each may have to wait for a broker that doesn't answer, and others wait for either's
            // partitions.
            Thread other = Thread.ofVirtual().start(() -> pages.close(END_WRITES));
            poller.stop(END_POLLS);
            feeds.close(END_WRITES);
            try {
                other.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        gateway.close();
    }
}
