package org.tidende.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tidende.enrich.replay.PartitionProgress;
import org.tidende.enrich.replay.ReplayProgress;
import org.tidende.enrich.replay.TagDifferences;

/** Replays and comparisons for programs. */
final class ReplayJson {
    private final ObjectMapper mapper = new ObjectMapper();

    /** {@code {"id", "from", "to", "feeds", "languages", "offsets", "done", "copied", "passed", "unreadable", "partitions": []}}. */
    String progress(ReplayProgress progress) throws JsonProcessingException {
        ObjectNode node = mapper.createObjectNode();
        node.put("id", progress.id());
        node.put("from", progress.request().from().toString());
        node.put(
                "to",
                progress.request().to() == null ? null : progress.request().to().toString());
        progress.request().feeds().forEach(node.putArray("feeds")::add);
        progress.request().languages().forEach(node.putArray("languages")::add);
        node.put("offsets", progress.all());
        node.put("done", progress.done());
        node.put("copied", progress.copied());
        node.put("passed", progress.passed());
        node.put("unreadable", progress.unreadable());
        ArrayNode partitions = node.putArray("partitions");
        for (PartitionProgress one : progress.partitions()) {
            ObjectNode partition = partitions.addObject();
            partition.put("partition", one.partition());
            partition.put("begin", one.begin());
            partition.put("next", one.next());
            partition.put("end", one.end());
        }
        return mapper.writeValueAsString(node);
    }

    /** {@code {"articles", "changed", "unreadable", "actors": [], "topics": []}}; each {@code {"uri", "name", "gained", "lost", …}}. */
    String differences(TagDifferences differences) throws JsonProcessingException {
        ObjectNode node = mapper.createObjectNode();
        node.put("articles", differences.articles());
        node.put("changed", differences.changed());
        node.put("unreadable", differences.unreadable());
        changes(node.putArray("actors"), differences.actors());
        changes(node.putArray("topics"), differences.topics());
        return mapper.writeValueAsString(node);
    }

    private static void changes(ArrayNode array, List<TagDifferences.Change> changes) {
        for (TagDifferences.Change change : changes) {
            ObjectNode node = array.addObject();
            node.put("uri", change.uri());
            node.put("name", change.name());
            node.put("gained", change.gained());
            node.put("lost", change.lost());
            examples(node.putArray("gainedExamples"), change.gainedExamples());
            examples(node.putArray("lostExamples"), change.lostExamples());
        }
    }

    private static void examples(ArrayNode array, List<TagDifferences.Example> examples) {
        for (TagDifferences.Example example : examples) {
            array.addObject().put("id", example.id()).put("headline", example.headline());
        }
    }
}
