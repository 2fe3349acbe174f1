package org.tidende.enrich.gazetteer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.actor.ActorSink;

/**
 * Tables of one name a line, tab-separated; lines of one actor that follow one another are told as one.
 *
 * <ul>
 *   <li>ParaNames: a header, then {@code wikidata_id eng label language type}, the type PER, ORG or LOC
 *   <li>JRC-Names: {@code id type language name}, the type P or O, the language u where it is any, the name with + for spaces;
 *       a line with # before it is a remark
 * </ul>
 */
final class NameLines {
    private static final Map<String, ActorType> PARANAMES = Map.of(
            "PER", ActorType.person,
            "ORG", ActorType.organisation,
            "LOC", ActorType.place);
    private static final Map<String, ActorType> JRC = Map.of("P", ActorType.person, "O", ActorType.organisation);

    private final SourceLines lines;
    private final ActorSink sink;
    private EntryBuilder entry;

    NameLines(SourceLines lines, ActorSink sink) {
        this.lines = lines;
        this.sink = sink;
    }

    void paraNames() throws IOException {
        List<String> header = null;
        while (lines.next()) {
            String text = lines.text();
            if (text == null || text.isEmpty()) {
                continue;
            }
            List<String> cells = List.of(text.split("\t", -1));
            if (header == null) {
                header = cells;
            } else if (cells.size() != header.size()) {
                lines.fault(cells.size() + " cells where the header has " + header.size());
            } else {
                String type = cell(header, cells, "type");
                ActorType known = PARANAMES.get(type.split("[-,]", 2)[0]);
                if (known == null) {
                    lines.fault("unknown type '" + EntryBuilder.shortened(type) + "', one of PER, ORG, LOC");
                } else {
                    add(
                            WikidataReader.URI,
                            cell(header, cells, "wikidata_id"),
                            known,
                            cell(header, cells, "label"),
                            cell(header, cells, "language"));
                }
            }
        }
        end();
    }

    private static String cell(List<String> header, List<String> cells, String column) {
        int at = header.indexOf(column);
        return at < 0 ? "" : cells.get(at);
    }

    void jrcNames() throws IOException {
        while (lines.next()) {
            String text = lines.text();
            if (text == null || text.isBlank() || text.startsWith("#")) {
                continue;
            }
            String[] cells = text.split("\t", -1);
            if (cells.length != 4) {
                lines.fault(cells.length + " cells where id, type, language and name are expected");
            } else if (JRC.containsKey(cells[1])) {
                add("urn:tidende:jrc-names:", cells[0], JRC.get(cells[1]), cells[3].replace('+', ' '), cells[2]);
            } else if (!cells[1].matches("[A-Za-z]")) {
                lines.fault("unknown type '" + EntryBuilder.shortened(cells[1]) + "', one of P, O");
            }
        }
        end();
    }

    private void add(String before, String id, ActorType type, String name, String language) {
        if (entry == null || !entry.uri().equals(before + id)) {
            end();
            entry = EntryBuilder.of(lines.number(), before, id, type, lines::fault)
                    .orElse(null);
        }
        if (entry != null) {
            entry.name(name, language, EntryBuilder.Flag.NONE);
        }
    }

    private void end() {
        if (entry != null && entry.hasName()) {
            entry.build().ifPresent(sink::actor);
        }
        entry = null;
    }
}
