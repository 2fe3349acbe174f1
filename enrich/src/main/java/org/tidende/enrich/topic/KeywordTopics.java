package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.Evidence;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.file.YamlValue;
import org.tidende.enrich.text.Tokenizer;
import org.tidende.enrich.text.Tokens;

/**
 * Which topics a source's own keywords and sections stand for. In files under the key {@code keywords}. What a source says is evidence of
 * its own, {@code field} {@code keywords}: a topic that it alone gives has {@code keyword:} before its id as creator and a low confidence; one
 * that the text gives, too, is surer by it. Immutable.
 */
public final class KeywordTopics {
    private static final String FIELD = "keywords";
    private static final Pattern NEWS_CODE = Pattern.compile("^https?://cv\\.iptc\\.org/newscodes/mediatopic/");
    private static final int ALONE = 50;
    private static final int SURER = 10;
    private static final int SUREST = 95;
    private static final int RELEVANCE = 30;

    private final Map<String, Set<String>> topics = new TreeMap<>();

    /**
     * Reads them.
     *
     * @param parts the values of the keys {@code keywords} of files
     * @throws org.tidende.enrich.file.FileFault with the line, when one is not in the format
     */
    public KeywordTopics(List<YamlValue> parts) {
        for (YamlValue part : parts) {
            for (YamlValue item : part.list()) {
                Map<String, YamlValue> fields = item.map();
                YamlValue topic = fields.remove("topic");
                if (topic == null) {
                    throw item.fault("keywords need the key topic");
                }
                fields.forEach((languages, words) -> add(topic.required(), languages, words));
            }
        }
    }

    private void add(String topic, String languages, YamlValue words) {
        for (YamlValue word : words.list()) {
            String folded = fold(word.required());
            if (folded.isEmpty()) {
                throw word.fault("a keyword without a word");
            }
            for (String language : languages.split("[ ,]+")) {
                topics.computeIfAbsent(key(language, folded), key -> new TreeSet<>())
                        .add(topic);
            }
        }
    }

    /** How many keywords, in each of their languages. */
    public int size() {
        return topics.size();
    }

    /**
     * The tags, and what the keywords add.
     *
     * @param tags that the text gave
     * @param keywords as published
     * @param language of the article; null where unknown
     */
    public List<TopicTag> addTo(List<TopicTag> tags, List<String> keywords, String language, RuleSet rules) {
        Map<String, List<Evidence>> found = new TreeMap<>();
        for (String keyword : keywords) {
            for (String topic : topics(keyword, language, rules)) {
                found.computeIfAbsent(topic, key -> new ArrayList<>())
                        .add(new Evidence(FIELD, 0, 0, keyword, "keyword:" + fold(keyword)));
            }
        }
        if (found.isEmpty()) {
            return tags;
        }
        Map<String, TopicTag> all = new HashMap<>();
        tags.forEach(tag -> all.put(tag.getUri(), tag));
        found.forEach((topic, evidence) -> {
            TopicTag alone = alone(topic, "keyword:" + topic, evidence, rules);
            all.merge(topic, alone, (known, own) -> surer(known, evidence));
            for (RuleSet.Broader broader : rules.broader(topic)) {
                all.computeIfAbsent(broader.id(), id -> alone(id, "narrower:" + topic, evidence, rules));
            }
        });
        List<TopicTag> sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparingInt(TopicTag::getConfidence).reversed().thenComparing(TopicTag::getUri));
        return sorted;
    }

    private Set<String> topics(String keyword, String language, RuleSet rules) {
        Set<String> found = new TreeSet<>();
        String folded = fold(keyword);
        found.addAll(topics.getOrDefault(key("all", folded), Set.of()));
        if (language != null) {
            found.addAll(topics.getOrDefault(key(language, folded), Set.of()));
        }
        // Agencies give the topic itself.
        String id = NEWS_CODE.matcher(keyword.strip()).replaceFirst("medtop:");
        if (rules.has(id)) {
            found.add(id);
        }
        return found;
    }

    private static TopicTag alone(String topic, String creator, List<Evidence> evidence, RuleSet rules) {
        return new TopicTag(
                topic,
                rules.name(topic),
                "about",
                creator,
                RELEVANCE,
                ALONE,
                evidence.size(),
                Sizes.items(evidence, Sizes.EVIDENCES));
    }

    private static TopicTag surer(TopicTag known, List<Evidence> evidence) {
        List<Evidence> both = new ArrayList<>(known.getEvidence());
        both.addAll(evidence);
        return new TopicTag(
                known.getUri(),
                known.getName(),
                known.getRel(),
                known.getCreator(),
                known.getRelevance(),
                Math.max(known.getConfidence(), Math.min(SUREST, known.getConfidence() + SURER)),
                known.getEvidenceCount() + evidence.size(),
                Sizes.items(both, Sizes.EVIDENCES));
    }

    private static String key(String language, String folded) {
        return language + "\n" + folded;
    }

    /** Its words, folded: "Udland & politik" is "udland politik". */
    private static String fold(String keyword) {
        Tokens tokens = Tokenizer.tokens(keyword, null);
        StringBuilder folded = new StringBuilder();
        for (int word = 0; word < tokens.size(); word++) {
            folded.append(word == 0 ? "" : " ").append(tokens.folded(word));
        }
        return folded.toString();
    }
}
