package org.tidende.enrich;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.tidende.contract.record.Edition;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.actor.Gazetteer;
import org.tidende.enrich.actor.NameRecognizer;
import org.tidende.enrich.actor.TitlePatterns;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.gazetteer.ActorSource;
import org.tidende.enrich.gazetteer.GazetteerLint;
import org.tidende.enrich.gazetteer.LintReport;
import org.tidende.enrich.gazetteer.SourceFormat;
import org.tidende.enrich.text.LanguageDetector;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Resources;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.TermAutomaton;
import org.tidende.enrich.topic.KeywordTopics;
import org.tidende.enrich.topic.RuleSet;
import org.tidende.enrich.topic.TopicNames;
import org.tidende.enrich.topic.TopicRule;

/**
 * Everything that tags are made from: actors, rules, and the automaton over their names and terms. Immutable and safe for several
 * threads; a change makes a new one.
 */
public final class Dictionaries {
    private final Gazetteer gazetteer;
    private final RuleSet rules;
    private final List<TopicRule> fileRules;
    private final List<TopicRule> published;
    private final TermAutomaton automaton;

    /** Of terms that only published rules have: a rule that comes or goes need not build the large one anew. Null for none. */
    private final TermAutomaton others;

    private final Stemmer stemmer;
    private final NameRecognizer recognizer;
    private final Errand<LanguageDetector> languages;
    private final TopicNames topicNames;
    private final KeywordTopics keywords;
    private final Edition edition;

    private Dictionaries(
            Gazetteer gazetteer,
            Collection<TopicRule> fileRules,
            Collection<TopicRule> published,
            Stemmer stemmer,
            NameRecognizer recognizer,
            Errand<LanguageDetector> languages,
            TopicNames topicNames,
            KeywordTopics keywords,
            Edition edition,
            TermAutomaton known) {
        this.gazetteer = gazetteer;
        this.fileRules = List.copyOf(fileRules);
        this.published = List.copyOf(published);
        this.stemmer = stemmer;
        this.recognizer = recognizer;
        this.languages = languages;
        this.topicNames = topicNames;
        this.keywords = keywords;
        this.edition = edition;
        this.rules = new RuleSet(fileRules, published);
        this.automaton = known == null ? buildLarge() : known;
        this.others = rules.hasOthers() ? buildSmall() : null;
    }

    private TermAutomaton buildLarge() {
        TermAutomaton.Builder builder = new TermAutomaton.Builder(stemmer);
        gazetteer.fill(builder);
        rules.fillOfFiles(builder);
        return builder.build();
    }

    private TermAutomaton buildSmall() {
        TermAutomaton.Builder builder = new TermAutomaton.Builder(stemmer);
        rules.fillOthers(builder);
        return builder.build();
    }

    /**
     * Reads the dictionaries.
     *
     * @param files gazetteers and rule files, or folders of them; actors in any {@link SourceFormat}
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
                read.topicNames(),
                read.keywords(),
                read.edition(),
                null);
        dictionaries.languages();
        return dictionaries;
    }

    /**
     * Says what is wrong with files of actors.
     *
     * @param files in any format that {@link #load} takes
     * @param defaults whether they are used together with the actors of this module
     * @param most findings of one kind in one file that are listed; the rest is counted
     * @throws java.io.UncheckedIOException when one can't be read
     */
    public static LintReport lint(List<Path> files, boolean defaults, int most) {
        GazetteerLint lint = new GazetteerLint(most);
        if (defaults) {
            DictionaryFiles.DEFAULT_ACTORS.forEach(name -> lint(
                    name,
                    new ByteArrayInputStream(Resources.bytes(Dictionaries.class, name)),
                    format -> lint.knowing(name)));
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                lint(file.toString(), in, format -> lint.looking(file.toString(), format));
            } catch (FileFault fault) {
                lint.looking(file.toString(), SourceFormat.YAML).fault(fault);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the dictionary " + file + ": " + e, e);
            }
        }
        return lint.report();
    }

    private static void lint(String name, InputStream in, Function<SourceFormat, ActorSink> sink) {
        try {
            ActorSource.read(name, in, sink);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the dictionary " + name + ": " + e, e);
        }
    }

    /**
     * Names files without looking at what is in them: it says nothing about whether {@link #load} would take them.
     *
     * @throws java.io.UncheckedIOException when one can't be read
     */
    public static Edition editionOf(List<Path> files, boolean defaults) {
        return DictionaryFiles.edition(files, defaults);
    }

    /** Other files, with the same knowledge of languages. As {@link #load}. */
    Dictionaries reload(List<Path> files, boolean defaults) {
        DictionaryFiles read = DictionaryFiles.read(files, defaults);
        return new Dictionaries(
                read.gazetteer(),
                read.rules(),
                List.of(),
                stemmer,
                recognizer,
                languages,
                read.topicNames(),
                read.keywords(),
                read.edition(),
                null);
    }

    /** The same files with rules that were published without files, in the order of their ids. */
    Dictionaries with(Collection<TopicRule> rulesOfTopic) {
        List<TopicRule> wanted = List.copyOf(rulesOfTopic);
        return wanted.equals(published)
                ? this
                : new Dictionaries(
                        gazetteer,
                        fileRules,
                        wanted,
                        stemmer,
                        recognizer,
                        languages,
                        topicNames,
                        keywords,
                        edition,
                        automaton);
    }

    /** The same actors without any topic: for who measures what finding actors alone takes. */
    Dictionaries withoutRules() {
        return new Dictionaries(
                gazetteer, List.of(), List.of(), stemmer, recognizer, languages, topicNames, keywords, edition, null);
    }

    /** Whether these are the files that an edition names. */
    boolean isOf(Edition other) {
        return other != null && edition.getHash().equals(other.getHash());
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

    TopicNames topicNames() {
        return topicNames;
    }

    /** What the keywords of sources stand for. */
    KeywordTopics keywords() {
        return keywords;
    }

    /** Tells a sink of all names and terms in a passage. */
    void scan(Passage passage, TermAutomaton.Sink sink) {
        automaton.scan(passage.tokens(), sink);
        if (others != null) {
            others.scan(passage.tokens(), sink);
        }
    }

    /** What {@link TermAutomaton#value} and {@code next} of a name's entries are asked of. */
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
