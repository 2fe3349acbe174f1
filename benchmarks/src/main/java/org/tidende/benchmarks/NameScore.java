package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tidende.benchmarks.NameCorpus.Document;
import org.tidende.benchmarks.NameCorpus.Gold;
import org.tidende.benchmarks.NameCorpus.Place;
import org.tidende.contract.Records;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Mention;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;

/**
 * How many names of a corpus ({@link NameCorpus}) are found in their places and given to the right actor, by a file of FollowTheMoney
 * that is made of the base forms in the corpus, without the shipped actors. Arguments: corpus, result file, and optionally a language, of
 * which what was missed and what was wrong is listed, or {@code --entities FILE}, which only writes that file.
 *
 * <ul>
 *   <li>{@code mentions}: right are begin, end and identity; {@code exact}: of those found without endings
 *   <li>{@code documents}: the identities of each document, wherever they stand in it
 *   <li>{@code held out}: each story by the names of the other three; what those don't name can't be missed
 * </ul>
 */
public final class NameScore {
    private static final int LISTED = 60;

    private final NameCorpus corpus;
    private final String listed;
    private final Map<String, Map<String, Tally>> scores = new TreeMap<>();
    private final Map<String, Integer> missed = new TreeMap<>();
    private final Map<String, Integer> wrong = new TreeMap<>();

    private NameScore(NameCorpus corpus, String listed) {
        this.corpus = corpus;
        this.listed = listed;
    }

    /** Right, wrong and missed. */
    private static final class Tally {
        private int right;
        private int wrong;
        private int missed;

        void count(Set<?> gold, Set<?> found) {
            int both = (int) gold.stream().filter(found::contains).count();
            right += both;
            missed += gold.size() - both;
            wrong += found.size() - both;
        }

        double f1() {
            return 2.0 * right / Math.max(1, 2 * right + wrong + missed);
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || !Files.isDirectory(Path.of(arguments[0], "raw"))) {
            System.err.println(
                    "NameScore: give the folder of the corpus, with raw and ner in it, and the file of results");
            System.exit(2);
        }
        Records.trust();
        NameCorpus corpus = NameCorpus.read(Path.of(arguments[0]));
        System.out.println(corpus.documents().size() + " documents, " + corpus.misplaced()
                + " names not where they are said to be");
        if (arguments[1].equals("--entities")) {
            corpus.writeEntities(Path.of(arguments[2]), document -> true);
            return;
        }
        NameScore score = new NameScore(corpus, arguments.length > 2 ? arguments[2] : "");
        score.run("", document -> true, document -> true);
        for (String story :
                new TreeSet<>(corpus.documents().stream().map(Document::story).collect(Collectors.toSet()))) {
            score.run("held out ", document -> !document.story().equals(story), document -> document.story()
                    .equals(story));
        }
        score.print(Path.of(arguments[1]));
    }

    private void run(String prefix, Predicate<Document> names, Predicate<Document> texts) throws IOException {
        Path file = Files.createTempFile("names", ".ftm.json");
        try {
            Set<String> known = corpus.writeEntities(file, names);
            Dictionaries dictionaries = Dictionaries.load(List.of(file), false);
            corpus.documents().stream().filter(texts).forEach(document -> tag(prefix, document, known, dictionaries));
        } finally {
            Files.delete(file);
        }
    }

    private void tag(String prefix, Document document, Set<String> known, Dictionaries dictionaries) {
        Set<Place> exact = new HashSet<>();
        Set<Place> found = new HashSet<>();
        for (ActorTag actor : Enricher.enrich(
                        "", null, document.text(), document.language(), LocalDate.EPOCH, dictionaries)
                .actors()) {
            for (Mention mention : actor.getMentions()) {
                Place place = new Place(mention.getStart(), mention.getEnd(), actor.getUri());
                if (actor.getResolved()) {
                    found.add(place);
                    if (mention.getExact().equalsIgnoreCase(mention.getVariant())) {
                        exact.add(place);
                    }
                }
            }
        }
        Set<Place> gold = document.names().stream()
                .map(Gold::place)
                .filter(place -> known.contains(place.actor()))
                .collect(Collectors.toSet());
        for (String group : List.of(document.language(), document.story(), "all")) {
            tally(prefix + "exact", group).count(gold, exact);
            tally(prefix + "mentions", group).count(gold, found);
            tally(prefix + "documents", group).count(actors(gold), actors(found));
        }
        if (prefix.isEmpty() && document.language().equals(listed)) {
            list(document, found);
        }
    }

    private Tally tally(String kind, String group) {
        return scores.computeIfAbsent(group, key -> new TreeMap<>()).computeIfAbsent(kind, key -> new Tally());
    }

    private static Set<String> actors(Set<Place> places) {
        return places.stream().map(Place::actor).collect(Collectors.toSet());
    }

    private void list(Document document, Set<Place> found) {
        Set<Place> gold = new HashSet<>();
        for (Gold name : document.names()) {
            gold.add(name.place());
            if (!found.contains(name.place())) {
                missed.merge(
                        name.words() + " | " + name.base() + " | "
                                + name.place().actor(),
                        1,
                        Integer::sum);
            }
        }
        String text = document.text();
        for (Place place : found) {
            if (!gold.contains(place)) {
                String words = text.substring(
                        text.offsetByCodePoints(0, place.begin()), text.offsetByCodePoints(0, place.end()));
                wrong.merge(words + " -> " + place.actor(), 1, Integer::sum);
            }
        }
    }

    private void print(Path file) throws IOException {
        top("missed", missed);
        top("wrong", wrong);
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode result = json.createObjectNode();
        result.put("documents", corpus.documents().size());
        scores.forEach((group, kinds) -> {
            ObjectNode node = result.putObject(group);
            kinds.forEach((kind, tally) -> {
                ObjectNode figures = node.putObject(kind);
                figures.put("right", tally.right);
                figures.put("wrong", tally.wrong);
                figures.put("missed", tally.missed);
                figures.put("f1", Math.round(tally.f1() * 10_000) / 10_000.0);
            });
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %s%n",
                    group,
                    kinds.entrySet().stream()
                            .map(kind -> "%s %.3f"
                                    .formatted(kind.getKey(), kind.getValue().f1()))
                            .collect(Collectors.joining("  ")));
        });
        Files.writeString(file, json.writeValueAsString(result) + "\n");
    }

    private static void top(String what, Map<String, Integer> counts) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(LISTED)
                .forEach(entry -> System.out.println(what + "\t" + entry.getValue() + "\t" + entry.getKey()));
    }
}
