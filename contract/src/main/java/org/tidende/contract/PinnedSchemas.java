package org.tidende.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Every schema that was ever written, with its id. Ids begin at {@link #FIRST_ID}, far from any registry's counter, and are
 * given once: the list is part of the jar, only ever grows, and a test holds the newest of each record against the code.
 */
public final class PinnedSchemas {
    /** The first pinned id. */
    public static final int FIRST_ID = 0x54440001;

    /** All ids from {@link #FIRST_ID} up to here, exclusive, are ours. */
    public static final int END_ID = 0x54450000;

    private static final String FOLDER = "/org/tidende/contract/schemas/";

    private final Map<Integer, Entry> byId;

    /**
     * A schema and its id.
     *
     * @param id written into each record's frame
     * @param version counts from 1 for each record name
     * @param schema with all it refers to inside
     */
    public record Entry(int id, int version, Schema schema) {
        /** Full name of the record. */
        public String recordName() {
            return schema.getFullName();
        }
    }

    private PinnedSchemas(Map<Integer, Entry> byId) {
        this.byId = byId;
    }

    /**
     * Reads the list from this jar.
     *
     * @throws IllegalStateException when the jar is damaged
     */
    public static PinnedSchemas load() {
        Map<Integer, Entry> entries = new LinkedHashMap<>();
        for (String line : lines("index.tsv")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\t");
            int id = Integer.decode(cells[0]);
            Schema schema = new Schema.Parser().parse(String.join("\n", lines(cells[2])));
            if (entries.put(id, new Entry(id, Integer.parseInt(cells[1]), schema)) != null) {
                throw new IllegalStateException("schema id " + cells[0] + " is given twice");
            }
        }
        return new PinnedSchemas(entries);
    }

    /** The schema of an id. */
    public Optional<Entry> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The newest entry of a record, which is what this version writes. */
    public Optional<Entry> newest(String recordName) {
        return byId.values().stream()
                .filter(entry -> entry.recordName().equals(recordName))
                .reduce((older, newer) -> newer.version() > older.version() ? newer : older);
    }

    /** All entries, in the order they were pinned. */
    public List<Entry> all() {
        return List.copyOf(byId.values());
    }

    private static List<String> lines(String name) {
        try (InputStream in = PinnedSchemas.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the contract jar lacks " + FOLDER + name);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FOLDER + name + " in the contract jar", e);
        }
    }
}
