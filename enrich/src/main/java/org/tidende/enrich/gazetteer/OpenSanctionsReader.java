package org.tidende.enrich.gazetteer;

import java.io.IOException;
import java.util.List;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.actor.ActorSink;

/**
 * OpenSanctions' {@code targets.simple.csv}: a header, then one target a record; several names or countries in one cell are parted
 * by semicolons. Persons and organisations of all kinds are read.
 */
final class OpenSanctionsReader {
    private final SourceLines lines;
    private final ActorSink sink;

    OpenSanctionsReader(SourceLines lines, ActorSink sink) {
        this.lines = lines;
        this.sink = sink;
    }

    void read() throws IOException {
        CsvRecords records = new CsvRecords(lines);
        List<String> header = records.next();
        List<String> cells = header == null ? null : records.next();
        while (cells != null) {
            if (cells.size() != header.size()) {
                lines.faultsAt(records.line()).accept(cells.size() + " cells where the header has " + header.size());
            } else {
                target(records.line(), header, cells);
            }
            cells = records.next();
        }
    }

    private void target(int line, List<String> header, List<String> cells) {
        ActorType type = MoneyEntities.type(cell(header, cells, "schema"), List.of());
        if (type == null) {
            return;
        }
        String id = cell(header, cells, "id");
        EntryBuilder.of(line, MoneyEntities.URI, id, type, lines.faultsAt(line)).ifPresent(entry -> {
            entry.shown(cell(header, cells, "name"));
            for (String alias : cell(header, cells, "aliases").split(";")) {
                entry.name(alias, EntryBuilder.Flag.NONE);
            }
            for (String country : cell(header, cells, "countries").split(";")) {
                entry.country(country);
            }
            MoneyEntities.sameAs(entry, id);
            entry.build().ifPresent(sink::actor);
        });
    }

    private static String cell(List<String> header, List<String> cells, String column) {
        int at = header.indexOf(column);
        return at < 0 ? "" : cells.get(at);
    }
}
