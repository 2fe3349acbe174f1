package org.tidende.enrich.topic;

import java.util.Map;

/**
 * When an article is about a topic.
 *
 * @param id topic URI, {@code medtop:16000000}, or a URN of its own
 * @param name in English
 * @param atLeast how many different terms must be there before it is given; a headline counts double
 * @param byLanguage expression by language; {@code *} for any
 */
public record TopicRule(String id, String name, int atLeast, Map<String, Expression> byLanguage) {
    /** Copies the map. */
    public TopicRule {
        byLanguage = Map.copyOf(byLanguage);
    }
}
