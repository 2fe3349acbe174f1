package org.tidende.enrich;

import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.tidende.contract.ArticleId;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Article;

/**
 * Reads an article and decides which revision it is. It reads the store and leaves writing to the last step: what turns out to be
 * unusable later must not be known already, or its retry would be taken for unchanged.
 */
final class ReviseStep implements Processor<byte[], byte[], String, Revised> {
    private final KafkaTopics topics;
    private final Supplier<InForce> inForce;
    private final EnrichMetrics metrics;
    private final RecordSerde<Article> articles = RecordSerde.of(Article.class);
    private ProcessorContext<String, Revised> context;
    private KeyValueStore<byte[], RevisionState> revisions;

    ReviseStep(KafkaTopics topics, Supplier<InForce> inForce, EnrichMetrics metrics) {
        this.topics = topics;
        this.inForce = inForce;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, Revised> streams) {
        context = streams;
        revisions = streams.getStateStore(EnrichTopology.REVISIONS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        metrics.read();
        RecordMetadata place = context.recordMetadata().orElseThrow();
        String id = ArticleKey.id(record.key());
        if (record.value() == null) {
            throw new UnusableRecordException(
                    "the value is null; a withdrawal is an article with pubStatus canceled, wanted an Article");
        }
        Article article = articles.read(place.topic(), record.value());
        if (!article.getUri().equals(ArticleId.uri(id))) {
            throw new UnusableRecordException(
                    "the key is " + id + " and the article's uri " + article.getUri() + ", wanted the same id in both");
        }
        Arrival arrival = Arrival.of(topics, place.topic(), place.partition(), place.offset(), record.headers());
        // Read once: one article never meets two generations.
        InForce force = inForce.get();
        RevisionState known = revisions.get(ArticleKey.stored(id));
        switch (Reviser.revise(known, article, arrival, force.generation())) {
            case Revision.Emit emit -> context.forward(record.withKey(id).withValue(new Revised(emit, force, null)));
            case Revision.Unchanged() -> metrics.unchanged();
            case Revision.Superseded() -> metrics.superseded();
        }
    }
}
