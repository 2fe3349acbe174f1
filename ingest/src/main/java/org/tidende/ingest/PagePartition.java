package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.ArticleId;
import org.tidende.contract.Sizes;
import org.tidende.contract.Stage;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.PageRequest;
import org.tidende.contract.record.PageState;
import org.tidende.ingest.ownership.CommitLoop;
import org.tidende.ingest.ownership.OwnedPartition;
import org.tidende.ingest.ownership.Token;

/**
 * The page requests of one owned partition: each becomes an article or a dead letter, in order, and never holds up the next.
 *
 * <p>The first article id of an entry is kept in its state ({@code page|<domain>|<entry id>}) and used for all later ones, so an
 * entry whose link changes stays one article. A state that was not asked for within 90 days gets a tombstone; should the entry
 * come back after that, its id is made of its link again.
 */
final class PagePartition implements OwnedPartition {
    private static final Logger LOG = LoggerFactory.getLogger(PagePartition.class);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration SWEEP = Duration.ofDays(1);

    private final Token token;
    private final PageRecords records;
    private final ArticleMaker maker;
    private final CommitLoop commits;
    private final IngestMeters meters;
    private final InstantSource clock;

    /** What is committed, and over it what is on its way: that goes with this object when it is refused. */
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private final Map<String, Known> underWay = new ConcurrentHashMap<>();
    private long nextOffset;
    private Instant nextSweep = Instant.MIN;

    PagePartition(
            Token token,
            long start,
            PageRecords records,
            ArticleMaker maker,
            CommitLoop commits,
            IngestMeters meters,
            InstantSource clock) {
        this.token = token;
        this.nextOffset = start;
        this.records = records;
        this.maker = maker;
        this.commits = commits;
        this.meters = meters;
        this.clock = clock;
    }

    /** What is known of an entry's page. */
    private record Known(String articleId, Instant seen) {}

    @Override
    public Token token() {
        return token;
    }

    @Override
    public void restore(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : FeedRecords.text(record.key());
        if (record.value() == null) {
            known.remove(key);
            return;
        }
        try {
            PageState state = records.readState(record.value());
            if (state.getArticleId() != null) {
                Instant seen = state.getSeen() == null ? Instant.ofEpochMilli(record.timestamp()) : state.getSeen();
                known.put(key, new Known(state.getArticleId(), seen));
            }
        } catch (SerializationException e) {
            LOG.warn("the state {} can't be read, the page counts as unknown: {}", key, e.getMessage());
        }
    }

    @Override
    public void activate() {
        // Requests come by themselves.
    }

    @Override
    public void deliver(ConsumerRecord<byte[], byte[]> record) {
        nextOffset = record.offset() + 1;
        try {
            publish(record, records.readRequest(value(record)));
        } catch (SerializationException | UnusableEntryException e) {
            deadLetter(record, e);
        } catch (RuntimeException e) {
            // An error of ours costs this request, and must not hold up those behind it.
            LOG.error("the page request at {}/{} met an error", record.partition(), record.offset(), e);
            deadLetter(record, e);
        }
    }

    private static byte[] value(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new SerializationException("a page request without a value");
        }
        return record.value();
    }

    private void publish(ConsumerRecord<byte[], byte[]> source, PageRequest request) {
        String key = "page|" + request.getSource().getDomain() + "|" + request.getEntryId();
        // In this order: what is committed is known before it stops being under way.
        Known before = underWay.get(key);
        before = before == null ? known.get(key) : before;
        Article article = maker.make(request, before == null ? null : before.articleId());
        ProducerRecord<byte[], byte[]> record = records.article(article);
        if (RecordSize.of(record) > Sizes.RECORD_BYTES) {
            throw new UnusableEntryException("an article of " + record.value().length + " bytes, at most "
                    + Sizes.RECORD_BYTES + " can be sent");
        }
        Known now = new Known(ArticleId.ofUri(article.getUri()), request.getCollected());
        PageState state = PageState.newBuilder()
                .setArticleId(now.articleId())
                .setSeen(now.seen())
                .build();
        underWay.put(key, now);
        commits.submit(PageWork.of(
                token, List.of(record, records.state(token.partition(), key, state)), source.offset() + 1, () -> {
                    known.put(key, now);
                    underWay.remove(key, now);
                    meters.article();
                }));
    }

    private void deadLetter(ConsumerRecord<byte[], byte[]> source, RuntimeException reason) {
        LOG.warn(
                "the page request at {}/{} can't be used: {}",
                source.partition(),
                source.offset(),
                reason.getMessage());
        commits.submit(PageWork.of(
                token,
                List.of(records.deadLetter(source, reason)),
                source.offset() + 1,
                () -> meters.deadLetters(Stage.INGEST_PAGES, 1)));
    }

    @Override
    public void tick() {
        Instant now = clock.instant();
        if (now.isBefore(nextSweep)) {
            return;
        }
        nextSweep = now.plus(SWEEP);
        Map<String, Known> old = new HashMap<>(known);
        old.entrySet()
                .removeIf(entry ->
                        !entry.getValue().seen().plus(KEPT).isBefore(now) || underWay.containsKey(entry.getKey()));
        old.forEach((key, value) -> commits.submit(PageWork.of(
                token,
                List.of(records.state(token.partition(), key, null)),
                nextOffset,
                () -> known.remove(key, value))));
    }

    @Override
    public void deactivate() {
        underWay.clear();
    }
}
