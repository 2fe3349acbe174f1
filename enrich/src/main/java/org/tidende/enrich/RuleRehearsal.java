package org.tidende.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.replay.EnrichedSpan;
import org.tidende.enrich.replay.ReplayRequest;
import org.tidende.enrich.topic.RuleTrial;
import org.tidende.enrich.topic.TopicRule;

/**
 * How often a rule would have fired: it is asked of the enriched articles, with the language and actors that they are tagged with. The
 * topic has the text, the actors and the language of every article of the index, and the rule is asked by the same code that tags;
 * a query to the index would cut and inflect words in another way. Writes nothing.
 */
public final class RuleRehearsal {
    private final EnrichedSpan span;
    private final RuleTrial trial;
    private final int most;

    /**
     * An article on which it would have fired.
     *
     * @param id of the article
     * @param article as it was collected
     * @param tag that the rule gives
     */
    public record Hit(String id, Article article, TopicTag tag) {}

    /**
     * What came of it.
     *
     * @param articles that were asked
     * @param matched on which it fires
     * @param tagged of them, how many carry the rule's topic already
     * @param byDay how many it fires on, by the day on which they were collected (UTC)
     * @param hits the newest of them
     * @param unreadable records that were left out
     */
    public record Result(
            long articles, long matched, long tagged, Map<String, Long> byDay, List<Hit> hits, long unreadable) {}

    /**
     * @param kafka {@code bootstrap.servers} and any client property
     * @param topics names, with their prefix
     * @param most hits that are kept
     */
    public RuleRehearsal(Map<String, Object> kafka, KafkaTopics topics, TopicRule rule, int most) {
        this.span = new EnrichedSpan(kafka, topics);
        this.trial = new RuleTrial(rule);
        this.most = most;
    }

    /** Asks the rule of all articles that a request names. */
    public Result run(ReplayRequest request) {
        List<Hit> hits = new ArrayList<>();
        Map<String, Long> byDay = new TreeMap<>();
        long[] counts = new long[3];
        span.read(
                request,
                (id, told) -> {
                    counts[0]++;
                    TopicTag tag = ask(told);
                    if (tag != null) {
                        counts[1]++;
                        boolean known = told.getSubjects().stream()
                                .anyMatch(one -> one.getUri().equals(tag.getUri()));
                        counts[2] += known ? 1 : 0;
                        String day =
                                told.getArticle().getVersionCreated().toString().substring(0, 10);
                        byDay.merge(day, 1L, Long::sum);
                        hits.add(new Hit(id, told.getArticle(), tag));
                        if (hits.size() > 2 * most + 100) {
                            keepNewest(hits);
                        }
                    }
                },
                () -> {});
        keepNewest(hits);
        return new Result(counts[0], counts[1], counts[2], byDay, List.copyOf(hits), span.unreadable());
    }

    private TopicTag ask(EnrichedArticle told) {
        return trial.ask(told.getDetectedLanguage(), Enricher.passages(told.getArticle()), told.getActors())
                .tag();
    }

    private void keepNewest(List<Hit> hits) {
        hits.sort((one, other) -> {
            int newest =
                    other.article().getVersionCreated().compareTo(one.article().getVersionCreated());
            return newest != 0 ? newest : one.id().compareTo(other.id());
        });
        hits.subList(Math.min(most, hits.size()), hits.size()).clear();
    }
}
