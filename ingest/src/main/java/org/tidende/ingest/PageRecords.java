package org.tidende.ingest;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tidende.contract.ArticleId;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.PageRequest;
import org.tidende.contract.record.PageState;

/** The records that the page stage reads and writes, as bytes. */
final class PageRecords {
    private final KafkaTopics topics;
    private final RecordSerde<PageRequest> requests = RecordSerde.of(PageRequest.class);
    private final RecordSerde<PageState> states = RecordSerde.of(PageState.class);
    private final RecordSerde<Article> articles = RecordSerde.of(Article.class);

    PageRecords(KafkaTopics topics) {
        this.topics = topics;
    }

    PageRequest readRequest(byte[] bytes) {
        return requests.read(topics.pages().name(), bytes);
    }

    PageState readState(byte[] bytes) {
        return states.read(topics.pageStates().name(), bytes);
    }

    ProducerRecord<byte[], byte[]> article(Article article) {
        String id = ArticleId.ofUri(article.getUri());
        Instant collected = article.getVersionCreated();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topics.articles().name(),
                null,
                collected.toEpochMilli(),
                FeedRecords.utf8(id),
                articles.write(topics.articles().name(), article));
        EventHeaders.replace(
                record.headers(),
                id + "/" + collected.toEpochMilli(),
                Stage.INGEST_PAGES,
                Article.SCHEMA$.getFullName(),
                collected);
        return record;
    }

    /** @param state null for a tombstone */
    ProducerRecord<byte[], byte[]> state(int partition, String key, PageState state) {
        return new ProducerRecord<>(
                topics.pageStates().name(),
                partition,
                FeedRecords.utf8(key),
                state == null ? null : states.write(topics.pageStates().name(), state));
    }

    ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> source, RuntimeException reason) {
        return DeadLetter.of(topics.deadLetters(Stage.INGEST_PAGES), source, reason);
    }
}
