package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A corpus of names such as SlavicNER: {@code raw/STORY/LANGUAGE/*.txt} and, beside each, {@code ner/STORY/LANGUAGE/*.tsv} with begin,
 * end, words, base form, type (PER, ORG, LOC; others don't count) and identity.
 *
 * @param documents in the order of their paths
 * @param misplaced names that are not where they are said to be
 */
record NameCorpus(List<Document> documents, int misplaced) {
    private static final Map<String, String> SCHEMATA =
            Map.of("PER", "Person", "ORG", "Organization", "LOC", "PublicBody");

    /** What URIs of actors from FollowTheMoney begin with. */
    private static final String URI = "urn:tidende:ftm:";

    /** A name in its place, in code points, of an actor by URI. */
    record Place(int begin, int end, String actor) {}

    /** A name that people marked. */
    record Gold(Place place, String words, String base, String type) {}

    /** A text and the names in it. */
    record Document(String story, String language, String text, List<Gold> names) {}

    static NameCorpus read(Path corpus) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(corpus.resolve("raw"))) {
            files = found.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        List<Document> documents = new ArrayList<>();
        int misplaced = 0;
        for (Path file : files) {
            Path relative = corpus.resolve("raw").relativize(file);
            Path truth = corpus.resolve("ner").resolve(relative.toString().replaceAll("txt$", "tsv"));
            if (Files.exists(truth)) {
                String text = Files.readString(file).replace("\uFEFF", "");
                List<Gold> names = names(truth);
                misplaced +=
                        (int) names.stream().filter(name -> !stands(text, name)).count();
                documents.add(new Document(
                        relative.getName(0).toString(), relative.getName(1).toString(), text, names));
            }
        }
        return new NameCorpus(documents, misplaced);
    }

    private static List<Gold> names(Path truth) throws IOException {
        List<Gold> names = new ArrayList<>();
        for (String line : Files.readAllLines(truth)) {
            String[] cells = line.split("\t");
            if (cells.length >= 6 && SCHEMATA.containsKey(cells[4])) {
                Place place = new Place(
                        Integer.parseInt(cells[0]),
                        Integer.parseInt(cells[1]),
                        URI + cells[5].strip().replaceAll("\\s+", "-"));
                names.add(new Gold(place, cells[2], cells[3], cells[4]));
            }
        }
        return names;
    }

    private static boolean stands(String text, Gold name) {
        int from = name.place.begin;
        int to = name.place.end;
        return to <= text.codePointCount(0, text.length())
                && text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to))
                        .equals(name.words);
    }

    /**
     * Writes one entity of FollowTheMoney for each identity, of the type that it has most often; all its base forms are its names.
     *
     * @return the URIs of the actors that it makes
     */
    Set<String> writeEntities(Path file, Predicate<Document> of) throws IOException {
        Map<String, Set<String>> names = new TreeMap<>();
        Map<String, Map<String, Integer>> types = new TreeMap<>();
        documents.stream()
                .filter(of)
                .flatMap(document -> document.names.stream())
                .forEach(gold -> {
                    names.computeIfAbsent(gold.place.actor, actor -> new TreeSet<>())
                            .add(gold.base);
                    types.computeIfAbsent(gold.place.actor, actor -> new TreeMap<>())
                            .merge(gold.type, 1, Integer::sum);
                });
        ObjectMapper json = new ObjectMapper();
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (Map.Entry<String, Set<String>> actor : names.entrySet()) {
                String type = types.get(actor.getKey()).entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey();
                ObjectNode entity = json.createObjectNode();
                entity.put("id", actor.getKey().substring(URI.length()));
                entity.put("schema", SCHEMATA.get(type));
                actor.getValue().forEach(entity.putObject("properties").putArray("name")::add);
                lines.write(json.writeValueAsString(entity) + "\n");
            }
        }
        return names.keySet();
    }
}
