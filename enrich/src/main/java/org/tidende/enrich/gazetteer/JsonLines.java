package org.tidende.enrich.gazetteer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the readers of JSON share. */
final class JsonLines {
    static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private JsonLines() {}

    /** Tells why a line is no JSON. */
    static void fault(SourceLines lines, IOException error) {
        String words = error instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                        + (json.getLocation() == null
                                ? ""
                                : " (byte " + json.getLocation().getByteOffset() + ")")
                : error.getMessage();
        String first = words.lines().findFirst().orElse("");
        lines.fault("no JSON, or cut off: " + (first.length() > 200 ? first.substring(0, 200) + "…" : first));
    }

    /** The texts of a list, or of a single value. */
    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>(node.size());
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        for (JsonNode item : node) {
            if (item.isTextual()) {
                texts.add(item.textValue());
            }
        }
        return texts;
    }
}
