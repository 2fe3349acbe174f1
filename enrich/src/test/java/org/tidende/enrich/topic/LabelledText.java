package org.tidende.enrich.topic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tidende.enrich.file.YamlValue;
import org.tidende.enrich.text.Resources;

/**
 * A text with the top-level topics that it is about, from {@code labelled/*.yaml}, and {@code labelled/later/*.yaml}, which were
 * written when the rules had been measured on the sealed half of the first.
 *
 * @param topics URIs
 */
record LabelledText(String id, String language, String headline, String text, Set<String> topics) {
    private static final List<String> LANGUAGES = List.of("da", "de", "en", "es", "fr", "nb", "ru", "sv");
    private static final Set<String> KEYS = Set.of("id", "topics", "headline", "text");

    private static final String FIRST = "labelled/";
    private static final String LATER = "labelled/later/";

    /** The halves that rules may be tuned on. */
    static List<LabelledText> tuning() {
        return Stream.of(FIRST, LATER)
                .flatMap(folder -> read(folder, LabelledText::isForTuning))
                .toList();
    }

    /** The half of the later ones that nobody has looked at. */
    static List<LabelledText> sealed() {
        return read(LATER, id -> !isForTuning(id)).toList();
    }

    /** The half of the first ones that the rules were measured on once, before the later ones were written. */
    static List<LabelledText> sealedBefore() {
        return read(FIRST, id -> !isForTuning(id)).toList();
    }

    private static Stream<LabelledText> read(String folder, Predicate<String> isWanted) {
        return LANGUAGES.stream().flatMap(language -> read(folder, language, isWanted));
    }

    private static Stream<LabelledText> read(String folder, String language, Predicate<String> isWanted) {
        String file = folder + language + ".yaml";
        return YamlValue.read(file, Resources.bytes(LabelledText.class, file))
                .map(Set.of("texts"))
                .get("texts")
                .list()
                .stream()
                .map(item -> item.map(KEYS))
                .filter(fields -> isWanted.test(fields.get("id").required()))
                .map(fields -> of(language, fields));
    }

    private static LabelledText of(String language, Map<String, YamlValue> fields) {
        Set<String> topics = new TreeSet<>();
        fields.get("topics").list().forEach(topic -> topics.add(topic.required()));
        return new LabelledText(
                fields.get("id").required(),
                language,
                fields.get("headline").required(),
                fields.get("text").required(),
                Set.copyOf(topics));
    }

    private static boolean isForTuning(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return hash[0] % 2 == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
