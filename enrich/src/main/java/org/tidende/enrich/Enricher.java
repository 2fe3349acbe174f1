package org.tidende.enrich;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.actor.ActorTagger;
import org.tidende.enrich.actor.UnlistedPeople;
import org.tidende.enrich.text.Endings;
import org.tidende.enrich.text.LanguageDetector;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Recognised;
import org.tidende.enrich.text.TermAutomaton;
import org.tidende.enrich.topic.TopicTagger;

/**
 * Tags an article: language, then actors and topic terms in one pass over its words. Pure: the same text, date and dictionaries
 * give the same result, byte for byte, on any machine and thread.
 */
public final class Enricher {
    private Enricher() {}

    /**
     * Tags an article.
     *
     * @param headline empty where there is none
     * @param summary null where there is none
     * @param body null where there is none; then the summary is the text
     * @param declaredLanguage BCP 47, as the source has it; null where it says nothing
     * @param date of the article: roles are those of that day
     */
    public static Enrichment enrich(
            String headline,
            String summary,
            String body,
            String declaredLanguage,
            LocalDate date,
            Dictionaries dictionaries) {
        return enrich(headline, summary, body, declaredLanguage, List.of(), date, dictionaries);
    }

    /** The same with the source's own keywords and sections, as published. */
    public static Enrichment enrich(
            String headline,
            String summary,
            String body,
            String declaredLanguage,
            List<String> keywords,
            LocalDate date,
            Dictionaries dictionaries) {
        Recognised language = language(headline, summary, body, declaredLanguage, dictionaries.languages());
        List<Passage> passages =
                passages(headline, summary, body, dictionaries.stemmer().endings(language.code()));

        TopicTagger topics = new TopicTagger(dictionaries.rules(), language.code());
        List<ActorTag> actorTags = actors(passages, language.code(), date, dictionaries, topics);
        List<TopicTag> topicTags =
                dictionaries.keywords().addTo(topics.tags(actorTags), keywords, language.code(), dictionaries.rules());
        int words = passages.isEmpty() ? 0 : words(passages, body);
        return new Enrichment(
                language.code(),
                language.confidence(),
                Sizes.items(actorTags, Sizes.ACTORS),
                actorTags.size(),
                Sizes.items(topicTags, Sizes.TOPICS),
                topicTags.size(),
                words,
                List.of());
    }

    /** The actors of an article; what stands in it of topics' terms goes to their tagger. */
    static List<ActorTag> actors(
            List<Passage> passages, String language, LocalDate date, Dictionaries dictionaries, TopicTagger topics) {
        ActorTagger actors = new ActorTagger(dictionaries.gazetteer(), dictionaries.stemmer(), language, date);
        int all = 0;
        for (Passage passage : passages) {
            all += passage.tokens().size();
        }
        int before = 0;
        for (Passage passage : passages) {
            scan(passage, dictionaries, actors, topics, before, all);
            before += passage.tokens().size();
        }
        return new UnlistedPeople(dictionaries.recognizer(), dictionaries.gazetteer(), dictionaries.stemmer(), language)
                .addTo(actors.tags(), passages);
    }

    /** Tags an article as it was collected, at its own date. */
    public static Enrichment enrich(Article article, Dictionaries dictionaries) {
        Instant date = article.getContentCreated() == null ? article.getVersionCreated() : article.getContentCreated();
        return enrich(
                article.getHeadline(),
                article.getSummary(),
                article.getBody(),
                article.getLanguage(),
                article.getKeywords(),
                LocalDate.ofInstant(date, ZoneOffset.UTC),
                dictionaries);
    }

    /** The language that an article is tagged in. */
    public static Recognised language(Article article, LanguageDetector languages) {
        return language(
                article.getHeadline(), article.getSummary(), article.getBody(), article.getLanguage(), languages);
    }

    private static Recognised language(
            String headline, String summary, String body, String declared, LanguageDetector languages) {
        String main = body != null && !body.isBlank() ? body : summary == null ? "" : summary;
        return languages.detect(main.length() < 200 ? headline + "\n" + main : main, declared);
    }

    /** The fields of an article that rules are asked of. */
    static List<Passage> passages(Article article) {
        return passages(article.getHeadline(), article.getSummary(), article.getBody(), null);
    }

    static List<Passage> passages(String headline, String summary, String body, Endings endings) {
        List<Passage> passages = new ArrayList<>(3);
        add(passages, "headline", headline, endings);
        boolean repeated = body != null && summary != null && body.startsWith(summary.strip());
        if (!repeated) {
            add(passages, "summary", summary, endings);
        }
        add(passages, "body", body, endings);
        return passages;
    }

    private static void add(List<Passage> passages, String field, String text, Endings endings) {
        if (text != null && !text.isBlank()) {
            passages.add(Passage.of(field, text, endings));
        }
    }

    private static void scan(
            Passage passage, Dictionaries dictionaries, ActorTagger actors, TopicTagger topics, int before, int all) {
        topics.read(passage);
        dictionaries.scan(passage, new TermAutomaton.Sink() {
            @Override
            public boolean name(int first, int after, int entry, boolean stem) {
                return actors.offer(passage, first, after, dictionaries.automaton(), entry, stem, before, all);
            }

            @Override
            public void term(int first, int after, int term) {
                topics.term(passage, first, after, term);
            }
        });
    }

    private static int words(List<Passage> passages, String body) {
        String counted = body != null && !body.isBlank() ? "body" : "summary";
        return passages.stream()
                .filter(passage -> passage.field().equals(counted))
                .mapToInt(passage -> passage.tokens().size())
                .sum();
    }
}
