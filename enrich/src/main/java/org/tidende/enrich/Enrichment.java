package org.tidende.enrich;

import java.util.List;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.TopicTag;

/**
 * What was found in an article.
 *
 * @param language BCP 47; null when the text says too little
 * @param languageConfidence 0-100
 * @param actors by relevance, then URI; at most 500
 * @param actorCount all of them
 * @param topics by confidence, then URI; at most 100
 * @param topicCount all of them
 * @param wordCount of the body, else of the summary
 * @param problems what could not be done, in words
 */
public record Enrichment(
        String language,
        int languageConfidence,
        List<ActorTag> actors,
        int actorCount,
        List<TopicTag> topics,
        int topicCount,
        int wordCount,
        List<String> problems) {}
