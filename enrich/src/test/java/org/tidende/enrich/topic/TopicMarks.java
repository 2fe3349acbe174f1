package org.tidende.enrich.topic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;

/** How the top-level topics that articles get compare with those that people gave them. */
public final class TopicMarks {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final Map<String, Count> byTopic = new TreeMap<>();
    private final Map<String, Count> byLanguage = new TreeMap<>();
    private final Count all = new Count();
    private final List<String> faults = new ArrayList<>();

    private TopicMarks() {}

    private static final class Count {
        private int right;
        private int wrong;
        private int missed;

        double precision() {
            return right + wrong == 0 ? 1 : right / (double) (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : right / (double) (right + missed);
        }

        String line(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-60s precision %.3f  recall %.3f  right %3d  wrong %3d  missed %3d",
                    name,
                    precision(),
                    recall(),
                    right,
                    wrong,
                    missed);
        }
    }

    /** Of the halves of the labelled texts that rules may be tuned on. */
    public static TopicMarks ofTuning(Dictionaries dictionaries) {
        return of(LabelledText.tuning(), dictionaries);
    }

    /** Of the half that is looked at once. */
    public static TopicMarks ofSealed(Dictionaries dictionaries) {
        return of(LabelledText.sealed(), dictionaries);
    }

    /** Of the half that was looked at once before. */
    public static TopicMarks ofSealedBefore(Dictionaries dictionaries) {
        return of(LabelledText.sealedBefore(), dictionaries);
    }

    private static TopicMarks of(List<LabelledText> texts, Dictionaries dictionaries) {
        TopicMarks marks = new TopicMarks();
        Map<String, String> names = dictionaries.rules().rules().stream()
                .collect(Collectors.toMap(TopicRule::id, TopicRule::name, (one, other) -> one));
        texts.forEach(text -> marks.add(text, names, dictionaries));
        return marks;
    }

    double precision() {
        return all.precision();
    }

    double recall() {
        return all.recall();
    }

    /** A line for each topic, each language and all; without single texts. */
    public String table() {
        StringBuilder table = new StringBuilder();
        byTopic.forEach((name, count) -> table.append(count.line(name)).append('\n'));
        byLanguage.forEach((name, count) -> table.append(count.line(name)).append('\n'));
        return table.append(all.line("all")).append('\n').toString();
    }

    /** Each text that got other topics than it should, with what each wrong one came of. */
    public String faults() {
        return String.join("\n", faults);
    }

    private void add(LabelledText text, Map<String, String> names, Dictionaries dictionaries) {
        Map<String, TopicTag> tags =
                Enricher.enrich(text.headline(), null, text.text(), text.language(), DAY, dictionaries)
                        .topics()
                        .stream()
                        .filter(tag -> tag.getUri().matches("medtop:\\d\\d000000"))
                        .collect(Collectors.toMap(TopicTag::getUri, tag -> tag));
        Set<String> either = new TreeSet<>(text.topics());
        either.addAll(tags.keySet());
        for (String topic : either) {
            String name = names.getOrDefault(topic, topic);
            boolean tagged = tags.containsKey(topic);
            boolean right = text.topics().contains(topic);
            for (Count count : List.of(
                    byTopic.computeIfAbsent(name, key -> new Count()),
                    byLanguage.computeIfAbsent(text.language(), key -> new Count()),
                    all)) {
                count.right += tagged && right ? 1 : 0;
                count.wrong += tagged && !right ? 1 : 0;
                count.missed += tagged ? 0 : 1;
            }
            if (!right) {
                faults.add(text.id() + " wrong: " + name + " by "
                        + tags.get(topic).getCreator() + " "
                        + tags.get(topic).getEvidence().stream()
                                .map(evidence -> evidence.getClause())
                                .distinct()
                                .toList());
            } else if (!tagged) {
                faults.add(text.id() + " missed: " + name);
            }
        }
    }
}
