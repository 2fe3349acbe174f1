package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Applies a pure stage to files: those named, or those that lines of standard input name. One JSON line comes out for each. */
final class BatchRun {
    private static final int MOST_LINE = 1 << 20;

    private final ObjectMapper mapper = new ObjectMapper();
    private final int mostBytes;
    private final Stage stage;

    /**
     * An input.
     *
     * @param file its name
     * @param url where it came from; null when nobody said
     * @param headers HTTP headers it came with, by name in lower case
     * @param bytes decompressed
     */
    record Input(String file, String url, Map<String, String> headers, byte[] bytes) {
        /** HTTP Content-Type; null when nobody said. */
        String contentType() {
            return headers.get("content-type");
        }
    }

    /** Writes the fields of one input's object. */
    interface Stage {
        void write(Input input, JsonGenerator json) throws IOException;
    }

    /** @param mostBytes of an input, after decompression */
    BatchRun(int mostBytes, Stage stage) {
        this.mostBytes = mostBytes;
        this.stage = stage;
    }

    /** Each line of the stream names a file, or is an object with {@code file} and perhaps {@code url} and {@code headers}. */
    void lines(InputStream in, OutputStream out) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        try (JsonGenerator json = generator(out)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    line(line.strip(), json);
                }
            }
        }
    }

    /** One file. */
    void file(String name, String url, String contentType, OutputStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            one(name, url, contentType == null ? Map.of() : Map.of("content-type", contentType), json);
        }
    }

    private JsonGenerator generator(OutputStream out) throws IOException {
        JsonGenerator json = mapper.getFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setRootValueSeparator(null);
        return json;
    }

    private void line(String line, JsonGenerator json) throws IOException {
        if (line.length() > MOST_LINE) {
            error(line.substring(0, 100), "a line of more than " + MOST_LINE + " characters", json);
            return;
        }
        if (!line.startsWith("{")) {
            one(line, null, Map.of(), json);
            return;
        }
        JsonNode node;
        try {
            node = mapper.readTree(line);
        } catch (IOException e) {
            error(
                    line.substring(0, Math.min(line.length(), 100)),
                    "not JSON: " + e.getMessage().lines().findFirst().orElse(""),
                    json);
            return;
        }
        if (!node.path("file").isTextual()) {
            error(line.substring(0, Math.min(line.length(), 100)), "an object without \"file\"", json);
            return;
        }
        one(node.get("file").asText(), node.path("url").asText(null), headers(node.path("headers")), json);
    }

    private static Map<String, String> headers(JsonNode given) {
        Map<String, String> headers = new HashMap<>();
        given.fields()
                .forEachRemaining(field -> headers.put(
                        field.getKey().toLowerCase(Locale.ROOT),
                        field.getValue().asText("")));
        return headers;
    }

    private void one(String name, String url, Map<String, String> headers, JsonGenerator json) throws IOException {
        byte[] bytes;
        try {
            bytes = InputFile.read(name, mostBytes);
        } catch (IOException e) {
            error(name, e.getMessage() == null ? e.toString() : e.getMessage(), json);
            return;
        }
        json.writeStartObject();
        json.writeStringField("file", name);
        stage.write(new Input(name, url, headers, bytes), json);
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private static void error(String name, String message, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", name);
        json.writeStringField("error", message);
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }
}
