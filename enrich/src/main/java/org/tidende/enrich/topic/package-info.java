/**
 * What an article is about, by boolean rules that people write.
 *
 * <p>{@link org.tidende.enrich.topic.RuleFile} reads rules, {@link org.tidende.enrich.topic.RuleSet} numbers their terms for the
 * automaton, {@link org.tidende.enrich.topic.TopicTagger} asks the rules of the article's language. Each tag carries the places
 * that made it; a rule with too little to go on gives none.
 */
package org.tidende.enrich.topic;
