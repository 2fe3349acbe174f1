package org.tidende.enrich.topic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * When an article is about a topic.
 *
 * @param id topic URI, {@code medtop:16000000}, or a URN of its own
 * @param name in English
 * @param names by language, BCP 47
 * @param broader id of the topic that it is part of; null where it is a top one
 * @param atLeast what the weights of the different terms must come to before it is given; a headline counts double
 * @param shortText words that an article may have for that to be enough; a longer one needs more
 * @param distinct how many different terms that weigh 2 or more a longer article must have
 * @param byLanguage expression by language; {@code *} for any
 * @param examples what it must match and must not
 */
public record TopicRule(
        String id,
        String name,
        Map<String, String> names,
        String broader,
        int atLeast,
        int shortText,
        int distinct,
        Map<String, Expression> byLanguage,
        List<RuleExample> examples) {
    /** As many words as a short article has: a headline and some paragraphs. */
    static final int SHORT_TEXT = 150;

    /** Copies the collections. */
    public TopicRule {
        names = Map.copyOf(names);
        byLanguage = Map.copyOf(byLanguage);
        examples = List.copyOf(examples);
    }

    /** A rule that says nothing of long articles. */
    public TopicRule(
            String id,
            String name,
            Map<String, String> names,
            String broader,
            int atLeast,
            Map<String, Expression> byLanguage,
            List<RuleExample> examples) {
        this(id, name, names, broader, atLeast, SHORT_TEXT, 1, byLanguage, examples);
    }

    /** URIs of the actors that it names. */
    public Set<String> actors() {
        Set<String> actors = new TreeSet<>();
        byLanguage.values().forEach(expression -> expression.addActors(actors));
        return actors;
    }
}
