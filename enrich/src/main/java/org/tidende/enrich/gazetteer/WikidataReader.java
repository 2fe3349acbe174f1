package org.tidende.enrich.gazetteer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.file.FileFault;

/**
 * Lines of Wikidata's JSON dump: the whole dump (an array, one item a line, commas between), a part of it, or lines without array
 * and commas. What an item is follows from its P31 ({@link WikidataClasses}); items of other classes are passed over. Positions
 * held (P39) with a start or end (P580, P582) become roles of the position's own label and jurisdiction (P1001, P2389).
 */
final class WikidataReader {
    /** Before an item's id. */
    static final String URI = "http://www.wikidata.org/entity/";

    private static final int MOST_WAITING = 1_000_000;

    private final String file;
    private final SourceLines lines;
    private final ActorSink sink;
    private final Posts posts;
    private final Map<String, String> countries = new HashMap<>();
    private final List<Citizen> waiting = new ArrayList<>();

    private record Citizen(int line, String uri, String country) {}

    WikidataReader(String file, SourceLines lines, ActorSink sink) {
        this.file = file;
        this.lines = lines;
        this.sink = sink;
        this.posts = new Posts(file, "wikidata.org", sink);
    }

    void read() throws IOException {
        while (lines.next()) {
            int from = 0;
            int to = lines.length();
            byte[] bytes = lines.bytes();
            while (to > from && (bytes[to - 1] == ',' || bytes[to - 1] <= ' ' && bytes[to - 1] >= 0)) {
                to--;
            }
            while (from < to && bytes[from] <= ' ' && bytes[from] >= 0) {
                from++;
            }
            boolean bracket = to - from == 1 && (bytes[from] == '[' || bytes[from] == ']');
            if (to > from && !bracket) {
                line(bytes, from, to);
            }
        }
        for (Citizen citizen : waiting) {
            if (countries.containsKey(citizen.country())) {
                sink.country(citizen.uri(), countries.get(citizen.country()));
            }
        }
        posts.end();
    }

    private void line(byte[] bytes, int from, int to) {
        WikidataItem item;
        try {
            item = WikidataItem.read(bytes, from, to - from);
        } catch (IOException e) {
            JsonLines.fault(lines, e);
            return;
        }
        if (!item.isItem()) {
            return;
        }
        if (item.id().isEmpty()) {
            lines.fault("no id");
            return;
        }
        Set<String> classes = new HashSet<>(item.items("P31"));
        List<String> seats = new ArrayList<>(item.items("P2389"));
        seats.addAll(item.items("P1001"));
        if (!seats.isEmpty() || WikidataClasses.isPost(classes)) {
            posts.post(lines.number(), item.id(), item.label(), seats.isEmpty() ? null : URI + seats.getFirst());
        }
        ActorType type = WikidataClasses.type(classes);
        if (type != null) {
            EntryBuilder.of(lines.number(), URI, item.id(), type, lines::fault)
                    .ifPresent(entry -> actor(entry, item, type));
        }
    }

    private void actor(EntryBuilder entry, WikidataItem item, ActorType type) {
        item.labels().forEach(label -> name(entry, label, EntryBuilder.Flag.NONE));
        item.aliases().forEach(list -> list.forEach(alias -> name(entry, alias, EntryBuilder.Flag.NONE)));
        for (JsonNode statement : item.statements("P1813")) {
            JsonNode shortName = statement.path("mainsnak").path("datavalue").path("value");
            entry.name(
                    shortName.path("text").asText(""),
                    shortName.path("language").asText(""),
                    EntryBuilder.Flag.NONE);
        }
        country(entry, item, type);
        List<JsonNode> held = item.statements("P39").stream()
                .filter(statement ->
                        WikidataItem.date(statement, "P580") != null || WikidataItem.date(statement, "P582") != null)
                .filter(statement ->
                        !WikidataItem.item(statement.path("mainsnak")).isEmpty())
                .toList();
        if (!held.isEmpty()) {
            entry.heldOffice();
        }
        entry.build().ifPresent(actor -> {
            sink.actor(actor);
            held.forEach(statement -> posts.held(
                    lines.number(),
                    entry.uri(),
                    WikidataItem.item(statement.path("mainsnak")),
                    WikidataItem.date(statement, "P580"),
                    WikidataItem.date(statement, "P582")));
        });
    }

    private static void name(EntryBuilder entry, JsonNode name, EntryBuilder.Flag flag) {
        entry.name(name.path("value").asText(""), name.path("language").asText(""), flag);
    }

    private void country(EntryBuilder entry, WikidataItem item, ActorType type) {
        String code = item.statements("P297").stream()
                .map(statement -> statement
                        .path("mainsnak")
                        .path("datavalue")
                        .path("value")
                        .asText(""))
                .findFirst()
                .orElse("");
        if (!code.isEmpty()) {
            countries.putIfAbsent(item.id(), code);
            entry.country(code);
            if (type == ActorType.state) {
                entry.state(code);
            }
            return;
        }
        for (String country : item.items(type == ActorType.person ? "P27" : "P17")) {
            if (countries.containsKey(country)) {
                entry.country(countries.get(country));
                return;
            }
            if (waiting.size() == MOST_WAITING) {
                sink.fault(new FileFault(
                        file, lines.number(), "more than " + MOST_WAITING + " actors whose country comes later"));
                return;
            }
            waiting.add(new Citizen(lines.number(), entry.uri(), country));
        }
    }
}
