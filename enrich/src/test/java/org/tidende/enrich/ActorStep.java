package org.tidende.enrich;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.tidende.contract.record.ActorTag;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.topic.TopicTagger;

/** What of tagging finds actors, from an article's text to their tags, for who measures it alone. */
public final class ActorStep {
    private final Dictionaries dictionaries;
    private final LocalDate day;

    /**
     * Reads the shipped actors and more of them.
     *
     * @param gazetteer a file in any format
     * @param rules whether the terms of the shipped topic rules are looked for in the same pass, as they are in the pipeline
     * @param day of the articles
     */
    public ActorStep(Path gazetteer, boolean rules, LocalDate day) {
        Dictionaries all = Dictionaries.load(List.of(gazetteer), true);
        this.dictionaries = rules ? all : all.withoutRules();
        this.day = day;
    }

    /** How many names are known. */
    public int names() {
        return dictionaries.gazetteer().names();
    }

    /** The actors of an article: words, names in their places, whose they are, people whom no file knows, tags. */
    public List<ActorTag> tags(String headline, String body, String language) {
        List<Passage> passages =
                Enricher.passages(headline, null, body, dictionaries.stemmer().endings(language));
        return Enricher.actors(passages, language, day, dictionaries, new TopicTagger(dictionaries.rules(), language));
    }
}
