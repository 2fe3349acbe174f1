package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tidende.enrich.file.YamlValue;

/**
 * Names of topics, as an agency publishes them, which topics of rule files take theirs from. In a file under the key
 * {@code topic-names}.
 *
 * @param byId of each topic its names by language, BCP 47
 */
public record TopicNames(Map<String, Map<String, String>> byId) {
    private static final Set<String> KEYS = Set.of("id", "names", "broader", "retired");

    /** Copies the map. */
    public TopicNames {
        byId = Map.copyOf(byId);
    }

    /** No names are known. */
    public static TopicNames none() {
        return new TopicNames(Map.of());
    }

    /**
     * Those of some files; a later file adds to an earlier.
     *
     * @param parts the values of their keys {@code topic-names}
     * @throws org.tidende.enrich.file.FileFault with the line, when one is not in the format
     */
    public static TopicNames read(List<YamlValue> parts) {
        Map<String, Map<String, String>> byId = new TreeMap<>();
        for (YamlValue part : parts) {
            for (YamlValue topic : part.list()) {
                Map<String, YamlValue> fields = topic.map(KEYS);
                for (String needed : List.of("id", "names")) {
                    if (!fields.containsKey(needed)) {
                        throw topic.fault("names of a topic need the key " + needed);
                    }
                }
                Map<String, String> names =
                        byId.computeIfAbsent(fields.get("id").required(), id -> new TreeMap<>());
                fields.get("names").map().forEach((language, name) -> names.put(language, name.required()));
            }
        }
        return new TopicNames(byId);
    }

    /** A file with the names of a vocabulary's topics, as {@link #read} takes it. */
    public static String write(List<NewsCodes.Topic> topics) {
        StringBuilder text = new StringBuilder("# Names of topics as their publisher has them.\ntopic-names:\n");
        for (NewsCodes.Topic topic : topics) {
            text.append("  - id: ").append(quoted(topic.id())).append('\n');
            if (topic.broader() != null) {
                text.append("    broader: ").append(quoted(topic.broader())).append('\n');
            }
            if (topic.retired()) {
                text.append("    retired: yes\n");
            }
            text.append("    names:\n");
            new TreeMap<>(topic.names()).forEach((language, name) -> text.append("      ")
                    .append(quoted(language))
                    .append(": ")
                    .append(quoted(name))
                    .append('\n'));
        }
        return text.toString();
    }

    /** Control characters can't stand in YAML, nor mean anything in a name. */
    private static String quoted(String text) {
        return "'" + text.replaceAll("\\p{Cntrl}+", " ").replace("'", "''") + "'";
    }

    /** A topic's names, with those that its rule has in their place. */
    Map<String, String> of(String id, Map<String, String> own) {
        Map<String, String> names = new TreeMap<>(byId.getOrDefault(id, Map.of()));
        names.putAll(own);
        return names;
    }

    /** The ids, in order. */
    public List<String> ids() {
        return new ArrayList<>(new TreeMap<>(byId).keySet());
    }
}
