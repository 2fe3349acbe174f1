package org.tidende.enrich;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Candidate;
import org.tidende.enrich.file.YamlValue;
import org.tidende.enrich.text.Resources;

/**
 * A text with the actors it is about, from {@code actors/*.yaml}.
 *
 * @param actors URIs that must be tagged without other candidates
 * @param may URIs that can be tagged, too
 * @param candidates URIs that must be among the candidates of one open tag
 * @param unlisted names of people whom no file knows
 * @param never names that must not be shown
 */
record ActorCase(
        String id,
        String kind,
        String language,
        LocalDate date,
        String text,
        Set<String> actors,
        Set<String> may,
        Set<String> candidates,
        Set<String> unlisted,
        Set<String> never) {
    private static final Set<String> KEYS =
            Set.of("id", "kind", "language", "date", "text", "actors", "may", "candidates", "unlisted", "never");

    static List<ActorCase> read(String file, String key) {
        return YamlValue.read(file, Resources.bytes(ActorCase.class, "actors/" + file))
                .map(Set.of(key))
                .get(key)
                .list()
                .stream()
                .map(item -> of(item.map(KEYS)))
                .toList();
    }

    private static ActorCase of(Map<String, YamlValue> fields) {
        return new ActorCase(
                fields.get("id").required(),
                fields.containsKey("kind") ? fields.get("kind").required() : "report",
                fields.get("language").required(),
                LocalDate.parse(fields.get("date").required()),
                fields.get("text").required(),
                texts(fields.get("actors")),
                texts(fields.get("may")),
                texts(fields.get("candidates")),
                texts(fields.get("unlisted")),
                texts(fields.get("never")));
    }

    private static Set<String> texts(YamlValue value) {
        Set<String> texts = new TreeSet<>();
        if (value != null) {
            value.list().forEach(item -> texts.add(item.required()));
        }
        return texts;
    }

    Verdict judge(Dictionaries dictionaries) {
        Enrichment found = Enricher.enrich("", null, text, language, date, dictionaries);
        List<String> missing = new ArrayList<>(actors);
        List<String> wrong = new ArrayList<>();
        List<String> grave = new ArrayList<>();
        Set<String> unnamed = new TreeSet<>(unlisted);
        boolean open = candidates.isEmpty();
        for (ActorTag tag : found.actors()) {
            unnamed.remove(tag.getName());
            if (never.contains(tag.getName())) {
                wrong.add(tag.getName());
            }
            Set<String> others = new TreeSet<>();
            tag.getCandidates().stream().map(Candidate::getUri).forEach(others::add);
            if (!others.isEmpty() && others.containsAll(candidates) && !candidates.isEmpty()) {
                open = true;
            } else if (others.isEmpty() && actors.contains(tag.getUri())) {
                missing.remove(tag.getUri());
            } else if (!may.contains(tag.getUri()) && dictionaries.gazetteer().find(tag.getUri()) != null) {
                wrong.add(tag.getUri() + " " + tag.getConfidence());
                if (tag.getConfidence() > 80 && !actors.contains(tag.getUri())) {
                    grave.add(tag.getUri());
                }
            }
        }
        missing.addAll(unnamed);
        if (!open) {
            missing.add("open question of " + candidates);
        }
        return new Verdict(this, missing, wrong, grave);
    }

    /**
     * What came of a case.
     *
     * @param missing what should have been tagged
     * @param wrong what should not have been
     * @param grave what of it has a confidence above 80
     */
    record Verdict(ActorCase of, List<String> missing, List<String> wrong, List<String> grave) {
        boolean right() {
            return missing.isEmpty() && wrong.isEmpty();
        }

        @Override
        public String toString() {
            return "%-30s %-16s missing %s wrong %s".formatted(of.id(), of.kind(), missing, wrong);
        }
    }
}
