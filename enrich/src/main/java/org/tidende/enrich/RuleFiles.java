package org.tidende.enrich;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;
import org.tidende.enrich.gazetteer.Finding;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.topic.RuleExample;
import org.tidende.enrich.topic.RuleFile;
import org.tidende.enrich.topic.RuleTrial;
import org.tidende.enrich.topic.TopicNames;
import org.tidende.enrich.topic.TopicRule;

/** Files of topic rules, looked at by those who write them: of many topics, or a single one without the key {@code topics}. */
public final class RuleFiles {
    private static final Set<String> KEYS = Set.of("actors", "topics", "macros", "note", "topic-names", "keywords");

    private RuleFiles() {}

    /**
     * A file of rules, as far as it could be read.
     *
     * @param name as it was given
     * @param topics its part of topics; null where it has none
     * @param rules that could be read
     */
    record Read(String name, YamlValue topics, List<TopicRule> rules) {}

    /**
     * An example, and what came of it.
     *
     * @param file of its rule
     * @param rule whose it is
     * @param language that the text was found to be in; null where it says too little
     * @param tag that the article got; null for none
     */
    public record Tested(String file, TopicRule rule, RuleExample example, String language, TopicTag tag) {
        /** Whether it is as its author says. */
        public boolean right() {
            return example.matches() == (tag != null);
        }
    }

    /**
     * The rules of a file.
     *
     * @throws FileFault with line and column, when it is not in the format
     */
    public static List<TopicRule> read(Path file) {
        return read(file, TopicNames.none(), fault -> {
                    throw fault;
                })
                .rules();
    }

    /**
     * Says what is wrong with files of rules.
     *
     * @param files of rules, or folders of them
     * @param gazetteers whose actors and topics they may name
     * @param defaults whether they may name the actors that come with this module
     * @throws UncheckedIOException when one can't be read
     */
    public static List<Finding> lint(List<Path> files, List<Path> gazetteers, boolean defaults) {
        Dictionaries dictionaries = Dictionaries.load(gazetteers, defaults);
        RuleLint lint = new RuleLint(dictionaries);
        for (Path file : list(files)) {
            lint.add(read(file, dictionaries.topicNames(), lint));
        }
        return lint.findings();
    }

    /**
     * Tags the examples of files of rules with these rules beside all others, as workers would.
     *
     * @param date of the examples
     */
    public static List<Tested> test(List<Path> files, List<Path> gazetteers, boolean defaults, LocalDate date) {
        Dictionaries known = Dictionaries.load(gazetteers, defaults);
        List<Read> read = new ArrayList<>();
        for (Path file : list(files)) {
            read.add(read(file, known.topicNames(), fault -> {
                throw fault;
            }));
        }
        List<TopicRule> rules =
                read.stream().flatMap(file -> file.rules().stream()).toList();
        Dictionaries dictionaries = known.with(rules);
        List<Tested> tested = new ArrayList<>();
        for (Read file : read) {
            for (TopicRule rule : file.rules()) {
                rule.examples().forEach(example -> tested.add(test(file.name(), rule, example, date, dictionaries)));
            }
        }
        return tested;
    }

    private static Tested test(
            String file, TopicRule rule, RuleExample example, LocalDate date, Dictionaries dictionaries) {
        Enrichment found =
                Enricher.enrich(example.headline(), null, example.body(), example.language(), date, dictionaries);
        TopicTag tag = found.topics().stream()
                .filter(topic -> topic.getUri().equals(rule.id()))
                .findFirst()
                .orElse(null);
        return new Tested(file, rule, example, found.language(), tag);
    }

    /**
     * Asks rules of a text.
     *
     * @param text a headline, and from the next line on a body
     * @param declaredLanguage BCP 47; null where nobody says
     * @param date of the text
     * @param dictionaries whose actors rules may name
     */
    public static List<RuleTrial.Trace> explain(
            List<TopicRule> rules, String text, String declaredLanguage, LocalDate date, Dictionaries dictionaries) {
        RuleExample example = new RuleExample("", true, text, 1);
        Enrichment found =
                Enricher.enrich(example.headline(), null, example.body(), declaredLanguage, date, dictionaries);
        List<Passage> passages = Enricher.passages(example.headline(), null, example.body(), null);
        return rules.stream()
                .map(rule -> new RuleTrial(rule).ask(found.language(), passages, found.actors()))
                .toList();
    }

    private static List<Path> list(List<Path> given) {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            try {
                DictionaryFiles.list(path).stream()
                        .filter(file ->
                                !Files.isDirectory(path) || file.toString().matches(".*\\.ya?ml"))
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the rules " + path + ": " + e, e);
            }
        }
        return files;
    }

    private static Read read(Path file, TopicNames names, Consumer<FileFault> faults) {
        String name = file.toString();
        try {
            YamlValue all = YamlValue.read(name, Files.readAllBytes(file));
            Map<String, YamlValue> parts = all.map();
            if (parts.containsKey("id")) {
                return new Read(name, all, RuleFile.read(all, null, names, faults));
            }
            parts = all.map(KEYS, faults);
            if (!parts.containsKey("topics")) {
                if (Collections.disjoint(parts.keySet(), List.of("actors", "topic-names", "keywords"))) {
                    throw all.fault("expected the key topics, or a single topic with the key id");
                }
                return new Read(name, null, List.of());
            }
            YamlValue topics = parts.get("topics");
            return new Read(name, topics, RuleFile.read(topics, parts.get("macros"), names, faults));
        } catch (FileFault fault) {
            faults.accept(fault);
            return new Read(name, null, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the rules " + file + ": " + e, e);
        }
    }
}
