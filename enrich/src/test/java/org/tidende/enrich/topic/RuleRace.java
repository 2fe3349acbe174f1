package org.tidende.enrich.topic;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.tidende.contract.record.TopicTag;

/**
 * The same rules over the same articles in ten languages, by us and by Lucene Monitor, for whoever measures both. A rule is made of words
 * that stand in one article: one to three choices of two to six terms that must all hold, a fifth of the terms phrases; every second
 * denies a word, every fourth asks for two near one another, every tenth for a headline and for a beginning of a word beside the rest.
 */
public final class RuleRace implements AutoCloseable {
    private static final int REGISTERED_AT_ONCE = 5_000;

    /** Articles whose words rules are made of; none of those that they are asked of. */
    private static final int SOURCES = 500;

    private final List<GeneratedArticles.Item> items;
    private final RuleTexts ours;
    private final Monitor monitor;
    private final long bytesEach;
    private final long ourBytes;
    private final long theirBytes;

    /** @param withMonitor whether Monitor gets the rules, too */
    public RuleRace(int ruleCount, int articles, long seed, boolean withMonitor) throws IOException {
        Random random = new Random(seed);
        GeneratedArticles generated = new GeneratedArticles(seed);
        items = generated.items(articles);
        bytesEach = items.stream()
                        .mapToLong(item -> (item.headline() + item.body()).getBytes(StandardCharsets.UTF_8).length)
                        .sum()
                / items.size();
        List<Expression> expressions = new ArrayList<>();
        List<GeneratedArticles.Item> sources = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            sources.add(generated.item(i % GeneratedArticles.LANGUAGES, random));
        }
        for (int i = 0; i < ruleCount; i++) {
            expressions.add(rule(generated, sources.get(random.nextInt(SOURCES)), random));
        }
        long before = used();
        List<TopicRule> rules = new ArrayList<>();
        for (Expression expression : expressions) {
            rules.add(RuleTexts.rule(id(rules.size()), 1, expression));
        }
        ours = new RuleTexts(rules);
        rules.clear();
        long between = used();
        ourBytes = between - before;
        monitor = withMonitor ? new Monitor(LuceneRules.analyzer()) : null;
        if (withMonitor) {
            List<MonitorQuery> queries = new ArrayList<>();
            for (Expression expression : expressions) {
                queries.add(new MonitorQuery(id(queries.size()), LuceneRules.query(expression)));
            }
            for (int from = 0; from < ruleCount; from += REGISTERED_AT_ONCE) {
                monitor.register(queries.subList(from, Math.min(ruleCount, from + REGISTERED_AT_ONCE)));
            }
        }
        theirBytes = used() - between;
    }

    /** How many articles there are. */
    public int articles() {
        return items.size();
    }

    /** Their mean length in UTF-8. */
    public long bytesEach() {
        return bytesEach;
    }

    /** Heap that our compiled rules take. */
    public long ourBytes() {
        return ourBytes;
    }

    /** Heap that Monitor's stored queries take. */
    public long theirBytes() {
        return theirBytes;
    }

    /** Tags with their evidence. */
    public List<TopicTag> ours(int article) {
        GeneratedArticles.Item item = items.get(article);
        return ours.tags(null, item.headline(), item.body());
    }

    /** Ids of the queries that match. */
    public Set<String> theirs(int article) throws IOException {
        GeneratedArticles.Item item = items.get(article);
        Set<String> ids = new TreeSet<>();
        monitor.match(LuceneRules.document(item.headline(), item.body()), QueryMatch.SIMPLE_MATCHER)
                .getMatches()
                .forEach(match -> ids.add(match.getQueryId()));
        return ids;
    }

    /**
     * Compares some articles.
     *
     * @return how many rules matched
     * @throws IllegalStateException when the two don't agree
     */
    public long compare(int articles) throws IOException {
        long matches = 0;
        for (int article = 0; article < articles; article++) {
            Set<String> mine = new TreeSet<>();
            ours(article).forEach(tag -> mine.add(tag.getUri()));
            Set<String> theirs = theirs(article);
            if (!mine.equals(theirs)) {
                throw new IllegalStateException(
                        "article " + article + ": we match " + mine + ", Lucene Monitor " + theirs);
            }
            matches += mine.size();
        }
        return matches;
    }

    @Override
    public void close() throws IOException {
        if (monitor != null) {
            monitor.close();
        }
    }

    private static String id(int rule) {
        return "urn:race:" + rule;
    }

    private static Expression rule(GeneratedArticles generated, GeneratedArticles.Item item, Random random) {
        List<String> words = new ArrayList<>(generated.telling(item));
        Collections.shuffle(words, random);
        List<String> phrases = item.pairs();
        List<Expression> parts = new ArrayList<>();
        for (int clause = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(2); clause >= 0; clause--) {
            List<Expression> terms = new ArrayList<>();
            for (int term = 1 + random.nextInt(5); term >= 0; term--) {
                String text = random.nextInt(5) == 0 ? phrases.get(random.nextInt(phrases.size())) : words.removeLast();
                terms.add(new Expression.Term(text));
            }
            parts.add(new Expression.Or(List.copyOf(terms)));
        }
        if (random.nextInt(4) == 0) {
            parts.add(new Expression.Near(
                    new Expression.Term(words.removeLast()),
                    new Expression.Term(words.removeLast()),
                    10 + random.nextInt(20),
                    false));
        }
        if (random.nextInt(10) == 0) {
            parts.add(new Expression.Headline(new Expression.Or(
                    List.of(new Expression.Term(words.removeLast()), new Expression.Term(words.removeLast())))));
        }
        if (random.nextInt(10) == 0 && words.getLast().length() >= 4) {
            parts.add(new Expression.Prefix(words.removeLast().substring(0, 4)));
        }
        if (random.nextBoolean()) {
            parts.add(new Expression.Not(new Expression.Term(words.removeLast())));
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.And(List.copyOf(parts));
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
