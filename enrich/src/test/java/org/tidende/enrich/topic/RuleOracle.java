package org.tidende.enrich.topic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.QueryMatch;
import org.tidende.contract.record.TopicTag;

/** The same rules, of every operator that both have, asked of the same texts by us and by Lucene's stored queries. */
public final class RuleOracle {
    private static final int REGISTERED_AT_ONCE = 1_000;

    /** A query that begins anywhere is run of every text; of a hundred at once it is prepared once. */
    private static final int TEXTS_AT_ONCE = 100;

    private RuleOracle() {}

    /**
     * What came of it.
     *
     * @param rules asked
     * @param texts asked of
     * @param matches of a rule and a text, by us
     * @param differences texts whose rules are not the same, with both sets; the first ten
     * @param different how many texts these are in all
     */
    public record Comparison(int rules, int texts, long matches, List<String> differences, int different) {}

    /** Compares. */
    public static Comparison compare(int ruleCount, int textCount, long seed) throws IOException {
        GeneratedRules generated = new GeneratedRules(new Random(seed));
        List<TopicRule> rules = new ArrayList<>();
        List<MonitorQuery> queries = new ArrayList<>();
        for (int i = 0; i < ruleCount; i++) {
            Expression expression = generated.common(3);
            rules.add(RuleTexts.rule("urn:r:" + i, 1, expression));
            queries.add(new MonitorQuery("urn:r:" + i, LuceneRules.query(expression)));
        }
        RuleTexts compiled = new RuleTexts(rules);
        long matches = 0;
        int different = 0;
        List<String> differences = new ArrayList<>();
        try (Monitor monitor = new Monitor(LuceneRules.analyzer())) {
            for (int from = 0; from < queries.size(); from += REGISTERED_AT_ONCE) {
                monitor.register(queries.subList(from, Math.min(queries.size(), from + REGISTERED_AT_ONCE)));
            }
            for (int from = 0; from < textCount; from += TEXTS_AT_ONCE) {
                List<String[]> texts = new ArrayList<>();
                for (int i = from; i < Math.min(textCount, from + TEXTS_AT_ONCE); i++) {
                    texts.add(new String[] {generated.text(6), generated.text(60)});
                }
                List<Set<String>> theirs = theirs(monitor, texts);
                for (int i = 0; i < texts.size(); i++) {
                    String[] text = texts.get(i);
                    Set<String> ours = new TreeSet<>();
                    for (TopicTag tag : compiled.tags("en", text[0], text[1])) {
                        ours.add(tag.getUri());
                    }
                    matches += ours.size();
                    if (!ours.equals(theirs.get(i)) && ++different <= 10) {
                        differences.add(text[0] + "\n" + text[1] + "\nours " + ours + "\nLucene's " + theirs.get(i));
                    }
                }
            }
        }
        return new Comparison(ruleCount, textCount, matches, differences, different);
    }

    private static List<Set<String>> theirs(Monitor monitor, List<String[]> texts) throws IOException {
        MultiMatchingQueries<QueryMatch> matching = monitor.match(
                texts.stream()
                        .map(text -> LuceneRules.document(text[0], text[1]))
                        .toArray(Document[]::new),
                QueryMatch.SIMPLE_MATCHER);
        if (!matching.getErrors().isEmpty()) {
            throw new IOException("Lucene could not ask " + matching.getErrors());
        }
        List<Set<String>> ids = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Set<String> one = new TreeSet<>();
            matching.getMatches(i).forEach(match -> one.add(match.getQueryId()));
            ids.add(one);
        }
        return ids;
    }
}
