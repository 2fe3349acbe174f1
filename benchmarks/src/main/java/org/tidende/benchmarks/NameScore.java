package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tidende.contract.Records;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Mention;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;

/**
 * How many names of a corpus are found in their places and given to the right actor, by an actors' file that is made of the base
 * forms in the corpus: {@code CORPUS/raw/STORY/LANGUAGE/*.txt} and, beside each, {@code CORPUS/ner/STORY/LANGUAGE/*.tsv} with
 * begin, end, words, base form, type (PER, ORG, LOC; others don't count) and identity. A mention is right when begin, end and
 * identity are. {@code exact} counts what was found without endings.
 *
 * <p>A third argument, a language, lists what was missed and what was wrong in it.
 */
public final class NameScore {
    private static final Map<String, String> TYPES = Map.of("PER", "person", "ORG", "organisation", "LOC", "place");
    private static final int LISTED = 60;

    private final List<Document> documents = new ArrayList<>();
    private final Map<String, Tally> exact = new TreeMap<>();
    private final Map<String, Tally> all = new TreeMap<>();
    private final Map<String, Integer> missed = new TreeMap<>();
    private final Map<String, Integer> wrong = new TreeMap<>();
    private final String listed;
    private int misplaced;

    private NameScore(String listed) {
        this.listed = listed;
    }

    /** A name in its place. */
    private record Place(int begin, int end, String actor) {}

    private record Gold(Place place, String words, String base, String type) {}

    private record Document(String story, String language, String text, List<Gold> names) {}

    /** Right, wrong and missed. */
    private static final class Tally {
        private int right;
        private int wrong;
        private int missed;

        double precision() {
            return right / (double) Math.max(1, right + wrong);
        }

        double recall() {
            return right / (double) Math.max(1, right + missed);
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
        NameScore score = new NameScore(arguments.length > 2 ? arguments[2] : "");
        score.read(Path.of(arguments[0]));
        Path actors = Files.createTempFile("actors", ".yaml");
        try {
            Files.writeString(actors, score.actors());
            score.tag(Dictionaries.load(List.of(actors), false));
        } finally {
            Files.delete(actors);
        }
        score.print(Path.of(arguments[1]));
    }

    private void read(Path corpus) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(corpus.resolve("raw"))) {
            files = found.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Path relative = corpus.resolve("raw").relativize(file);
            Path truth = corpus.resolve("ner").resolve(relative.toString().replaceAll("txt$", "tsv"));
            if (Files.exists(truth)) {
                String text = Files.readString(file).replace("\uFEFF", "");
                documents.add(new Document(
                        relative.getName(0).toString(), relative.getName(1).toString(), text, names(truth, text)));
            }
        }
    }

    private List<Gold> names(Path truth, String text) throws IOException {
        List<Gold> names = new ArrayList<>();
        int codePoints = text.codePointCount(0, text.length());
        for (String line : Files.readAllLines(truth)) {
            String[] cells = line.split("\t");
            if (cells.length < 6 || !TYPES.containsKey(cells[4])) {
                continue;
            }
            int begin = Integer.parseInt(cells[0]);
            int end = Integer.parseInt(cells[1]);
            String stands = end > codePoints
                    ? ""
                    : text.substring(text.offsetByCodePoints(0, begin), text.offsetByCodePoints(0, end));
            if (!stands.equals(cells[2])) {
                misplaced++;
            }
            names.add(new Gold(new Place(begin, end, uri(cells[5])), cells[2], cells[3], TYPES.get(cells[4])));
        }
        return names;
    }

    private static String uri(String identity) {
        return "urn:x:" + identity.strip().replaceAll("\\s+", "-");
    }

    /** One actor an identity, of the type that it has most often; all its base forms are its names in any language. */
    private String actors() throws IOException {
        Map<String, Set<String>> names = new TreeMap<>();
        Map<String, Map<String, Integer>> types = new TreeMap<>();
        for (Document document : documents) {
            for (Gold gold : document.names) {
                names.computeIfAbsent(gold.place.actor, actor -> new TreeSet<>())
                        .add(gold.base);
                types.computeIfAbsent(gold.place.actor, actor -> new TreeMap<>())
                        .merge(gold.type, 1, Integer::sum);
            }
        }
        ObjectMapper json = new ObjectMapper();
        StringBuilder file = new StringBuilder("actors:\n");
        for (Map.Entry<String, Set<String>> actor : names.entrySet()) {
            String type = types.get(actor.getKey()).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            file.append("  - {uri: ")
                    .append(json.writeValueAsString(actor.getKey()))
                    .append(", type: ")
                    .append(type)
                    .append(", names: {all: ")
                    .append(json.writeValueAsString(actor.getValue()))
                    .append("}}\n");
        }
        System.out.println(documents.size() + " documents, " + names.size() + " actors, " + misplaced
                + " names not where they are said to be");
        return file.toString();
    }

    private void tag(Dictionaries dictionaries) {
        for (Document document : documents) {
            Set<Place> unstemmed = new HashSet<>();
            Set<Place> found = new HashSet<>();
            for (ActorTag actor : Enricher.enrich(
                            "", null, document.text, document.language, LocalDate.EPOCH, dictionaries)
                    .actors()) {
                for (Mention mention : actor.getMentions()) {
                    Place place = new Place(mention.getStart(), mention.getEnd(), actor.getUri());
                    found.add(place);
                    if (mention.getExact().equalsIgnoreCase(mention.getVariant())) {
                        unstemmed.add(place);
                    }
                }
            }
            for (String group : List.of(document.language, document.story, "all")) {
                count(document, unstemmed, exact.computeIfAbsent(group, key -> new Tally()));
                count(document, found, all.computeIfAbsent(group, key -> new Tally()));
            }
            if (document.language.equals(listed)) {
                list(document, found);
            }
        }
    }

    private static void count(Document document, Set<Place> found, Tally tally) {
        Set<Place> gold = new HashSet<>();
        document.names.forEach(name -> gold.add(name.place));
        int right = (int) gold.stream().filter(found::contains).count();
        tally.right += right;
        tally.missed += gold.size() - right;
        tally.wrong += found.size() - right;
    }

    private void list(Document document, Set<Place> found) {
        Set<Place> gold = new HashSet<>();
        for (Gold name : document.names) {
            gold.add(name.place);
            if (!found.contains(name.place)) {
                missed.merge(name.words + " | " + name.base + " | " + name.place.actor, 1, Integer::sum);
            }
        }
        for (Place place : found) {
            if (!gold.contains(place)) {
                String words = document.text.substring(
                        document.text.offsetByCodePoints(0, place.begin),
                        document.text.offsetByCodePoints(0, place.end));
                wrong.merge(words + " -> " + place.actor, 1, Integer::sum);
            }
        }
    }

    private void print(Path file) throws IOException {
        top("missed", missed);
        top("wrong", wrong);
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode result = json.createObjectNode();
        result.put("documents", documents.size());
        System.out.println("           exact: P    R    F1     all: P    R    F1");
        all.forEach((group, tally) -> {
            Tally plain = exact.get(group);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s  %.3f %.3f %.3f    %.3f %.3f %.3f%n",
                    group,
                    plain.precision(),
                    plain.recall(),
                    plain.f1(),
                    tally.precision(),
                    tally.recall(),
                    tally.f1());
            put(result.putObject(group).putObject("exact"), plain);
            put(((ObjectNode) result.get(group)).putObject("all"), tally);
        });
        Files.writeString(file, json.writeValueAsString(result) + "\n");
    }

    private static void put(ObjectNode node, Tally tally) {
        node.put("right", tally.right);
        node.put("wrong", tally.wrong);
        node.put("missed", tally.missed);
        node.put("f1", Math.round(tally.f1() * 10_000) / 10_000.0);
    }

    private static void top(String what, Map<String, Integer> counts) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(LISTED)
                .forEach(entry -> System.out.println(what + "\t" + entry.getValue() + "\t" + entry.getKey()));
    }
}
