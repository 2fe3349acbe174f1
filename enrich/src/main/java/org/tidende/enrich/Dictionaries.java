package org.tidende.enrich;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidende.contract.record.Edition;
import org.tidende.enrich.actor.Gazetteer;
import org.tidende.enrich.actor.NameRecognizer;
import org.tidende.enrich.actor.TitlePatterns;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.text.LanguageDetector;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.TermAutomaton;
import org.tidende.enrich.topic.RuleSet;
import org.tidende.enrich.topic.TopicRule;

/**
 * Everything that tags are made from: actors, rules, and the automaton over their names and terms. Immutable and safe for several
 * threads; a change makes a new one.
 */
public final class Dictionaries {
    private final Gazetteer gazetteer;
    private final RuleSet rules;
    private final Collection<TopicRule> fileRules;
    private final TermAutomaton automaton;
    private final Stemmer stemmer;
    private final NameRecognizer recognizer;
    private final Errand<LanguageDetector> languages;
    private final Edition edition;

    private Dictionaries(
            Gazetteer gazetteer,
            Collection<TopicRule> fileRules,
            Collection<TopicRule> published,
            Stemmer stemmer,
            NameRecognizer recognizer,
            Errand<LanguageDetector> languages,
            Edition edition) {
        this.gazetteer = gazetteer;
        this.fileRules = List.copyOf(fileRules);
        this.stemmer = stemmer;
        this.recognizer = recognizer;
        this.languages = languages;
        this.edition = edition;
        Map<String, TopicRule> all = new TreeMap<>();
        fileRules.forEach(rule -> all.put(rule.id(), rule));
        // A rule that was published stands in for the file's of the same id.
        published.forEach(rule -> all.put(rule.id(), rule));
        this.rules = new RuleSet(all.values());
        TermAutomaton.Builder builder = new TermAutomaton.Builder(stemmer);
        gazetteer.fill(builder);
        rules.fill(builder);
        this.automaton = builder.build();
    }

    /**
     * Reads the dictionaries.
     *
     * @param files gazetteers and rule files, or folders of them ({@code *.yaml}, {@code *.yml})
     * @param defaults whether the actors of this module and the states of CLDR are in it; the topic rules of this module always are
     * @throws FileFault with file and line, when one is not in its format
     * @throws java.io.UncheckedIOException when one can't be read
     */
    public static Dictionaries load(List<Path> files, boolean defaults) {
        // Half of the start is the language model's, and nothing else needs it.
        Errand<LanguageDetector> languages = Errand.start("language-model", LanguageDetector::new);
        DictionaryFiles read = DictionaryFiles.read(files, defaults);
        Stemmer stemmer = new Stemmer();
        Dictionaries dictionaries = new Dictionaries(
                read.gazetteer(),
                read.rules(),
                List.of(),
                stemmer,
                new TitlePatterns(stemmer),
                languages,
                read.edition());
        dictionaries.languages();
        return dictionaries;
    }

    /** The same files with rules that were published without files. */
    Dictionaries with(Collection<TopicRule> published) {
        return new Dictionaries(gazetteer, fileRules, published, stemmer, recognizer, languages, edition);
    }

    /** What names exactly these files, this code and these CLDR data. */
    public Edition edition() {
        return edition;
    }

    /** The actors. */
    public Gazetteer gazetteer() {
        return gazetteer;
    }

    /** The topic rules. */
    public RuleSet rules() {
        return rules;
    }

    TermAutomaton automaton() {
        return automaton;
    }

    Stemmer stemmer() {
        return stemmer;
    }

    NameRecognizer recognizer() {
        return recognizer;
    }

    /** Read since {@link #load}, which waits for it. */
    LanguageDetector languages() {
        return languages.result();
    }
}
