package org.tidende.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Sizes;
import org.tidende.contract.Stage;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedEntries;
import org.tidende.contract.record.FeedState;
import org.tidende.contract.record.PageRequest;

/** The records that the feed stage reads and writes, as bytes. */
final class FeedRecords {
    private final KafkaTopics topics;
    private final RecordSerde<Feed> feeds = RecordSerde.of(Feed.class);
    private final RecordSerde<FeedState> states = RecordSerde.of(FeedState.class);
    private final RecordSerde<FeedEntries> entries = RecordSerde.of(FeedEntries.class);
    private final RecordSerde<PageRequest> requests = RecordSerde.of(PageRequest.class);

    FeedRecords(KafkaTopics topics) {
        this.topics = topics;
    }

    KafkaTopics topics() {
        return topics;
    }

    Feed readFeed(byte[] bytes) {
        return feeds.read(topics.feeds().name(), bytes);
    }

    /** Null for null. */
    FeedState readState(byte[] bytes) {
        return bytes == null ? null : states.read(topics.feedStates().name(), bytes);
    }

    /** None for null. */
    SeenEntries readEntries(byte[] bytes) {
        if (bytes == null) {
            return SeenEntries.none();
        }
        ByteBuffer packed = entries.read(topics.feedEntries().name(), bytes).getEntries();
        byte[] copy = new byte[packed.remaining()];
        packed.duplicate().get(copy);
        return SeenEntries.of(copy);
    }

    byte[] write(FeedState state) {
        return states.write(topics.feedStates().name(), state);
    }

    byte[] write(String uri, SeenEntries seen) {
        return entries.write(
                topics.feedEntries().name(),
                FeedEntries.newBuilder()
                        .setUri(uri)
                        .setEntries(ByteBuffer.wrap(seen.packed()))
                        .build());
    }

    /** For the partition of the same number as the feed's. @param value null for a tombstone */
    ProducerRecord<byte[], byte[]> state(KafkaTopic topic, int partition, String uri, byte[] value) {
        return new ProducerRecord<>(topic.name(), partition, utf8(uri), value);
    }

    /** The request of an entry; its size is the caller's to judge. */
    ProducerRecord<byte[], byte[]> request(PageRequest request) {
        String domain = request.getSource().getDomain();
        Instant collected = request.getCollected();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topics.pages().name(),
                FeedPartitioner.partitionOfDomain(domain, KafkaTopics.PARTITIONS),
                collected.toEpochMilli(),
                utf8(domain),
                requests.write(topics.pages().name(), request));
        EventHeaders.replace(
                record.headers(),
                request.getEntryId() + "/" + collected.toEpochMilli(),
                Stage.INGEST_FEEDS,
                PageRequest.SCHEMA$.getFullName(),
                collected);
        return record;
    }

    /** An entry that can't be used, with as much of it as fits. */
    ProducerRecord<byte[], byte[]> deadLetter(int partition, PageRequest request, String reason) {
        byte[] value = requests.write(topics.pages().name(), request);
        if (value.length > Sizes.RECORD_BYTES) {
            PageRequest small = PageRequest.newBuilder(request)
                    .setContentHtml(null)
                    .setSummaryHtml(null)
                    .setKeywords(List.of())
                    .setRenditions(List.of())
                    .build();
            value = requests.write(topics.pages().name(), small);
        }
        return DeadLetter.of(
                topics.deadLetters(Stage.INGEST_FEEDS),
                partition,
                utf8(request.getSource().getDomain()),
                value,
                request.getSource().getUri(),
                new UnusableEntryException(reason));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
