package org.tidende.enrich;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Sizes;
import org.tidende.contract.Stage;
import org.tidende.contract.record.ActorMention;
import org.tidende.contract.record.EnrichedArticle;

/**
 * Tells an enriched article and how its actors changed, and remembers both. Everything that can fail (serialising, sizes) comes
 * before the first write: a record is told and remembered wholly, or it is a dead letter.
 */
final class PublishStep implements Processor<String, Revised, String, byte[]> {
    private final KafkaTopics topics;
    private final EnrichMetrics metrics;
    private final RecordSerde<EnrichedArticle> articles = RecordSerde.of(EnrichedArticle.class);
    private final RecordSerde<ActorMention> mentions = RecordSerde.of(ActorMention.class);
    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<byte[], RevisionState> revisions;
    private KeyValueStore<byte[], Mentioned> mentioned;

    PublishStep(KafkaTopics topics, EnrichMetrics metrics) {
        this.topics = topics;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> streams) {
        context = streams;
        revisions = streams.getStateStore(EnrichTopology.REVISIONS);
        mentioned = streams.getStateStore(EnrichTopology.MENTIONED);
    }

    @Override
    public void process(Record<String, Revised> record) {
        String id = record.key();
        byte[] key = ArticleKey.stored(id);
        Revised revised = record.value();
        EnrichedArticle enriched = revised.enriched();
        long time = record.timestamp();
        String event = id + "/" + enriched.getRevision() + "/" + enriched.getGeneration();
        Instant happened = enriched.getArticle().getVersionCreated();

        String topic = topics.articlesEnriched().name();
        Record<String, byte[]> article =
                out(id, sized(topic, articles.write(topic, enriched)), time, event, enriched, happened);
        List<ActorMention> changes = MentionChanges.between(
                mentioned.get(key), enriched, revised.inForce().dictionaries().gazetteer());
        List<Record<String, byte[]>> changed = new ArrayList<>();
        for (ActorMention change : changes) {
            String name = topics.actorMentions().name();
            changed.add(out(
                    change.getActorUri(),
                    sized(name, mentions.write(name, change)),
                    time,
                    event + "/" + change.getActorUri(),
                    change,
                    happened));
        }

        revisions.put(key, revised.revision().state());
        mentioned.put(key, MentionChanges.of(enriched));
        context.forward(article, EnrichTopology.ENRICHED);
        changed.forEach(change -> context.forward(change, EnrichTopology.MENTIONS));
        metrics.emitted(changes.size());
    }

    /** Headers of its own: those of the source (a replay's origin, somebody's trace) are not true of what is made of it. */
    private static Record<String, byte[]> out(
            String key, byte[] value, long time, String event, SpecificRecord record, Instant happened) {
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.replace(headers, event, Stage.ENRICH, record.getSchema().getFullName(), happened);
        return new Record<>(key, value, time, headers);
    }

    /** Decided before sending: inside a transaction a record that the broker refuses for its size can never be got rid of. */
    private static byte[] sized(String topic, byte[] bytes) {
        if (bytes.length > Sizes.RECORD_BYTES) {
            throw new UnusableRecordException("the record for " + topic + " would have " + bytes.length
                    + " bytes, at most " + Sizes.RECORD_BYTES + " are allowed");
        }
        return bytes;
    }
}
