package org.tidende.enrich;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.PubStatus;

/** Tags a revision. A withdrawn one has no actors and no topics: what was told of it is taken back. */
final class TagStep implements Processor<String, Revised, String, Revised> {
    private final EnrichMetrics metrics;
    private ProcessorContext<String, Revised> context;

    TagStep(EnrichMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, Revised> streams) {
        context = streams;
    }

    @Override
    public void process(Record<String, Revised> record) {
        Revised revised = record.value();
        EnrichedArticle enriched = metrics.tagging().record(() -> enriched(revised));
        context.forward(record.withValue(new Revised(revised.revision(), revised.inForce(), enriched)));
    }

    static EnrichedArticle enriched(Revised revised) {
        Article article = revised.revision().article();
        RevisionState state = revised.revision().state();
        Enrichment found = article.getPubStatus() == PubStatus.usable
                ? Enricher.enrich(article, revised.inForce().dictionaries())
                : new Enrichment(null, 0, List.of(), 0, List.of(), 0, 0, List.of());
        return EnrichedArticle.newBuilder()
                .setArticle(article)
                .setFirstCreated(Instant.ofEpochMilli(state.firstCreated()))
                .setRevision(state.revision())
                .setGeneration(state.generation())
                .setEdition(revised.inForce().edition())
                .setOrigin(state.origin())
                .setFingerprint(state.fingerprint())
                .setDetectedLanguage(found.language())
                .setLanguageConfidence(found.languageConfidence())
                .setActors(found.actors())
                .setActorCount(found.actorCount())
                .setSubjects(found.topics())
                .setSubjectCount(found.topicCount())
                .setWordCount(found.wordCount())
                .setProblems(found.problems())
                .build();
    }
}
