package org.tidende.enrich.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;
import org.tidende.enrich.Enrichment;

/**
 * Tags enriched articles with a candidate's dictionaries, in memory, and says how the tags differ from those they have. It writes
 * nothing anywhere. Of each article the last record counts, as for any reader of the topic.
 */
public final class TagComparison {
    private final EnrichedSpan span;
    private final Dictionaries candidate;
    private final TagDifferences.Sum actors;
    private final TagDifferences.Sum topics;
    private long articles;
    private long changed;

    /**
     * One comparison.
     *
     * @param kafka {@code bootstrap.servers} and any client property
     * @param topics names, with their prefix
     * @param candidate the dictionaries that may come
     * @param examples shown of each actor and topic
     */
    public TagComparison(Map<String, Object> kafka, KafkaTopics topics, Dictionaries candidate, int examples) {
        this.span = new EnrichedSpan(kafka, topics);
        this.candidate = candidate;
        this.actors = new TagDifferences.Sum(examples);
        this.topics = new TagDifferences.Sum(examples);
    }

    /**
     * Compares.
     *
     * @param watcher told the number of articles compared, after each partition
     */
    public TagDifferences run(ReplayRequest request, LongConsumer watcher) {
        span.read(request, this::compare, () -> watcher.accept(articles));
        return new TagDifferences(articles, changed, span.unreadable(), actors.changes(), topics.changes());
    }

    private void compare(String id, EnrichedArticle told) {
        Enrichment found = Enricher.enrich(told.getArticle(), candidate);
        TagDifferences.Example example =
                new TagDifferences.Example(id, told.getArticle().getHeadline());
        boolean differs = actors.compare(actors(told.getActors()), actors(found.actors()), example);
        differs |= topics.compare(topics(told.getSubjects()), topics(found.topics()), example);
        articles++;
        changed += differs ? 1 : 0;
    }

    private static Map<String, String> actors(List<ActorTag> tags) {
        Map<String, String> names = new TreeMap<>();
        tags.forEach(tag -> names.put(tag.getUri(), tag.getName()));
        return names;
    }

    private static Map<String, String> topics(List<TopicTag> tags) {
        Map<String, String> names = new TreeMap<>();
        tags.forEach(tag -> names.put(tag.getUri(), tag.getName()));
        return names;
    }
}
