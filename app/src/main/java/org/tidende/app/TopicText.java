package org.tidende.app;

import java.util.ArrayList;
import java.util.List;
import org.tidende.contract.TopicDifference;
import org.tidende.contract.TopicPlan;

/** Topics in words. */
final class TopicText {
    private TopicText() {}

    /** A row for each topic that is as declared or missing, and for each difference of the others; then the sum. */
    static List<String> lines(TopicPlan plan) {
        TextTable table = new TextTable(List.of("topic", "state", "is", "declared"), 60, 12, 60, 40);
        for (String topic : plan.declared()) {
            List<TopicDifference> differences = plan.differences(topic);
            if (plan.missing().contains(topic)) {
                table.add(List.of(topic, "missing", "", ""));
            } else if (differences.isEmpty()) {
                table.add(List.of(topic, "as declared", "", ""));
            }
            for (TopicDifference difference : differences) {
                table.add(List.of(
                        topic,
                        "differs",
                        difference.setting() + "=" + (difference.real() == null ? "" : difference.real()),
                        difference.declared()));
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(sum(plan));
        if (!plan.missing().isEmpty()) {
            lines.add("topics apply creates what is missing; so does each stage when it starts");
        }
        if (plan.differences().stream().anyMatch(TopicDifference::isAlterable)) {
            lines.add("topics apply --alter sets what differs; a shorter retention deletes records");
        }
        if (!plan.differences().stream().allMatch(TopicDifference::isAlterable)) {
            lines.add(
                    "the number of partitions is fixed for life: use another --topic-prefix and replay, or delete the topic"
                            + " if it holds nothing yet");
        }
        return lines;
    }

    /** In one line. */
    static String sum(TopicPlan plan) {
        long different = plan.differences().stream()
                .map(TopicDifference::topic)
                .distinct()
                .count();
        return plan.declared().size() + " topics are declared: "
                + (plan.declared().size() - plan.missing().size() - different) + " as declared, "
                + plan.missing().size() + " missing, " + different + " different";
    }
}
