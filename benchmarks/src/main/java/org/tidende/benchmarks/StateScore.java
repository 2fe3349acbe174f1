package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidende.contract.Records;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.Mention;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;

/**
 * Of the places that we tag as states (or as places, counted apart), how many lie on a name that people marked. Arguments: folder of
 * corpora packed by gzip (UNER, NorNE, Europeana), result file, and optionally a file for the misses themselves, which hold the corpora's
 * text and are nobody's to publish.
 *
 * <p>On a name means: the hit and the marked name are the same words, but for articles and endings; {@code touching} counts those, too,
 * that are a part of a longer marked name. The other way round: of marked names of places whose words, alone, we would take for a state's
 * name, how many we find where they stand.
 */
public final class StateScore {
    private static final int SENTENCES = 10;
    private static final LocalDate DAY = LocalDate.of(2010, 1, 1);
    private static final Map<String, String> LANGUAGES = Map.of(
            "nob", "nb", "nno", "nn", "da_", "da", "sv_", "sv", "hr_", "hr", "en_", "en", "enp_DE", "de", "enp_FR",
            "fr", "enp_NL", "nl");

    private final Dictionaries dictionaries = Dictionaries.load(List.of(), true);
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final PrintStream misses;

    private StateScore(PrintStream misses) {
        this.misses = misses;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("StateScore: give the folder of corpora and the result file");
            System.exit(2);
        }
        Records.trust();
        try (PrintStream misses = arguments.length > 2
                        ? new PrintStream(arguments[2], StandardCharsets.UTF_8)
                        : new PrintStream(PrintStream.nullOutputStream());
                Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            StateScore score = new StateScore(misses);
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String language = language(file.getFileName().toString());
                if (language != null) {
                    score.corpus(file, language);
                }
            }
            score.write(Path.of(arguments[1]));
        }
    }

    private static String language(String file) {
        if (!file.endsWith(".iob2.gz") && !file.endsWith(".conll.gz") && !file.endsWith(".bio.gz")) {
            return null;
        }
        return LANGUAGES.entrySet().stream()
                .filter(entry -> file.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private void corpus(Path file, String language) throws IOException {
        String source = file.getFileName().toString().startsWith("enp_") ? "historical " + language : language;
        for (TaggedText text : TaggedText.read(file, SENTENCES)) {
            List<ActorTag> tags = tags(text.text(), language);
            for (ActorTag tag : tags) {
                if (tag.getType() == ActorType.state || tag.getType() == ActorType.place) {
                    String prefix = tag.getType() == ActorType.state ? "" : "place ";
                    tag.getMentions().forEach(mention -> judge(source, prefix, text, tag, mention));
                }
            }
            text.names().forEach(name -> recall(source, language, text, name, tags));
        }
    }

    private List<ActorTag> tags(String text, String language) {
        return Enricher.enrich("", null, text, language, DAY, dictionaries).actors();
    }

    private void judge(String source, String prefix, TaggedText text, ActorTag tag, Mention mention) {
        String all = text.text();
        int start = all.offsetByCodePoints(0, mention.getStart());
        int end = all.offsetByCodePoints(start, mention.getEnd() - mention.getStart());
        count(source, prefix + "tagged");
        List<TaggedText.Span> under =
                text.names().stream().filter(name -> name.overlaps(start, end)).toList();
        if (!under.isEmpty()) {
            count(source, prefix + "touching");
        }
        String kind;
        if (under.stream().anyMatch(name -> same(all, name, start, end))) {
            count(source, prefix + "onName");
            return;
        } else if (!under.isEmpty()) {
            kind = "insideLongerName";
        } else if (end < all.length() && "-–".indexOf(all.charAt(end)) >= 0
                || start > 0 && "-–".indexOf(all.charAt(start - 1)) >= 0) {
            kind = "partOfCompound";
        } else if (mention.getTier().equals("acronym")) {
            kind = "acronym";
        } else if (mention.getTier().equals("stem")) {
            kind = "otherWordOfSameStem";
        } else if (start == 0 || ".!?:\n\"»«“”".indexOf(before(all, start)) >= 0) {
            kind = "startOfSentence";
        } else {
            kind = "notMarked";
        }
        count(source, prefix + kind);
        misses.println(source + "\t" + prefix + kind + "\t" + mention.getTier() + "\t" + tag.getUri() + "\t"
                + all.substring(Math.max(0, start - 40), start).replace('\n', '|') + ">>" + mention.getExact() + "<<"
                + all.substring(end, Math.min(all.length(), end + 40)).replace('\n', '|'));
    }

    /** The last character before a place that is no blank. */
    private static char before(String all, int start) {
        int at = start - 1;
        while (at > 0 && all.charAt(at) == ' ') {
            at--;
        }
        return all.charAt(at);
    }

    /** The marked name has no word that the hit has not. */
    private static boolean same(String all, TaggedText.Span name, int start, int end) {
        String left = name.start() < start ? all.substring(name.start(), start) : "";
        String right = name.end() > end ? all.substring(end, name.end()) : "";
        return letters(left) == 0 && letters(right) <= 2 && right.indexOf(' ') < 0
                || left.strip().length() <= 3 && left.endsWith(" ") && letters(right) == 0;
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private void recall(String source, String language, TaggedText text, TaggedText.Span name, List<ActorTag> tags) {
        if (!name.kind().contains("LOC")) {
            return;
        }
        String alone = text.text().substring(name.start(), name.end());
        boolean known = tags(alone, language).stream()
                .filter(tag -> tag.getType() == ActorType.state)
                .flatMap(tag -> tag.getMentions().stream())
                .anyMatch(mention -> mention.getEnd() - mention.getStart() == alone.codePointCount(0, alone.length()));
        if (!known) {
            return;
        }
        count(source, "markedStates");
        int start = text.text().codePointCount(0, name.start());
        int end = text.text().codePointCount(0, name.end());
        boolean found = tags.stream()
                .filter(tag -> tag.getType() == ActorType.state)
                .flatMap(tag -> tag.getMentions().stream())
                .anyMatch(mention -> mention.getStart() < end && start < mention.getEnd());
        if (found) {
            count(source, "markedStatesFound");
        } else {
            misses.println(source + "\tnotFound\t\t\t"
                    + text.text()
                            .substring(Math.max(0, name.start() - 30), name.start())
                            .replace('\n', '|') + ">>" + alone + "<<"
                    + text.text()
                            .substring(name.end(), Math.min(text.text().length(), name.end() + 30))
                            .replace('\n', '|'));
        }
    }

    private void count(String source, String kind) {
        counts.computeIfAbsent(source, key -> new TreeMap<>()).merge(kind, 1, Integer::sum);
        if (!source.startsWith("historical")) {
            counts.computeIfAbsent("all but historical", key -> new TreeMap<>()).merge(kind, 1, Integer::sum);
        }
    }

    private void write(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode result = json.createObjectNode();
        result.put("actors", dictionaries.gazetteer().size());
        result.put("names", dictionaries.gazetteer().names());
        counts.forEach((source, kinds) -> {
            ObjectNode node = result.putObject(source);
            kinds.forEach(node::put);
            share(node, "shareOnName", kinds, "onName", "tagged");
            share(node, "shareTouching", kinds, "touching", "tagged");
            share(node, "shareFound", kinds, "markedStatesFound", "markedStates");
            share(node, "place shareOnName", kinds, "place onName", "place tagged");
        });
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json.writeValueAsString(result) + "\n");
        System.out.println(json.writeValueAsString(result));
    }

    private static void share(ObjectNode node, String name, Map<String, Integer> kinds, String part, String whole) {
        int all = kinds.getOrDefault(whole, 0);
        if (all > 0) {
            node.put(name, Math.round(kinds.getOrDefault(part, 0) * 10_000.0 / all) / 10_000.0);
        }
    }
}
