package org.tidende.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;
import org.tidende.enrich.Enrichment;

/** Whether each article is there once, and was tagged by the dictionaries of the generation it names and by no others. */
final class GenerationVerdict {
    private static final int SHOWN = 5;

    private GenerationVerdict() {}

    /** @param editions folder of each generation */
    static List<String> of(String servers, DrillArticles articles, Map<Long, Path> editions) {
        Map<Long, Dictionaries> dictionaries = new TreeMap<>();
        editions.forEach(
                (generation, folder) -> dictionaries.put(generation, Dictionaries.load(List.of(folder), true)));
        return ofDictionaries(servers, articles, dictionaries);
    }

    /** @param dictionaries of each generation */
    static List<String> ofDictionaries(String servers, DrillArticles articles, Map<Long, Dictionaries> dictionaries) {
        Set<String> wanted = new HashSet<>();
        for (int number = 0; number < articles.published(); number++) {
            wanted.add(DrillArticles.id(number));
        }
        for (int there = ids(servers).size();
                there < wanted.size();
                there = ids(servers).size()) {
            int before = there;
            // As long as more arrive: how long all take depends on the machine.
            Await.until(
                    () -> ids(servers).size() > before,
                    "enriched articles: " + wanted.size(),
                    () -> before + " are there");
        }
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ConsumerRecord<String, EnrichedArticle> record : read(servers)) {
            if (!wanted.contains(record.key()) || !seen.add(record.key())) {
                wrong.add(record.key() + " is doubled or nobody's");
            }
            String difference =
                    difference(record.value(), dictionaries.get(record.value().getGeneration()));
            if (difference != null) {
                wrong.add(record.key() + " of generation " + record.value().getGeneration() + ": " + difference);
            }
        }
        return wrong.size() > SHOWN ? wrong.subList(0, SHOWN) : wrong;
    }

    /** How many records each generation has. */
    static Map<Long, Long> records(String servers) {
        Map<Long, Long> records = new HashMap<>();
        read(servers).forEach(record -> records.merge(record.value().getGeneration(), 1L, Long::sum));
        return new TreeMap<>(records);
    }

    /** How many records of each generation have a topic whose id begins so. */
    static Map<Long, Long> tagged(String servers, String topic) {
        Map<Long, Long> tagged = new TreeMap<>();
        read(servers).stream()
                .filter(record -> record.value().getSubjects().stream()
                        .anyMatch(tag -> tag.getUri().startsWith(topic)))
                .forEach(record -> tagged.merge(record.value().getGeneration(), 1L, Long::sum));
        return tagged;
    }

    private static List<ConsumerRecord<String, EnrichedArticle>> read(String servers) {
        return TopicReader.all(servers, "news.articles.enriched", EnrichedArticle.class);
    }

    private static Set<String> ids(String servers) {
        return read(servers).stream().map(ConsumerRecord::key).collect(Collectors.toSet());
    }

    private static String difference(EnrichedArticle told, Dictionaries dictionaries) {
        if (dictionaries == null) {
            return "no edition began it";
        }
        if (!dictionaries.edition().getHash().startsWith(told.getEdition())) {
            return "edition " + told.getEdition() + ", published was "
                    + dictionaries.edition().getHash();
        }
        Article article = told.getArticle();
        Instant date = article.getContentCreated() == null ? article.getVersionCreated() : article.getContentCreated();
        Enrichment again = Enricher.enrich(
                article.getHeadline(),
                article.getSummary(),
                article.getBody(),
                article.getLanguage(),
                LocalDate.ofInstant(date, ZoneOffset.UTC),
                dictionaries);
        return told.getActors().equals(again.actors())
                        && told.getSubjects().equals(again.topics())
                        && String.valueOf(told.getDetectedLanguage()).equals(String.valueOf(again.language()))
                ? null
                : "its tags are not those of its dictionaries";
    }
}
