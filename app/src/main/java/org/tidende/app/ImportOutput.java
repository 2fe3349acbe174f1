package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tidende.ingest.discovery.FeedImport;
import org.tidende.ingest.discovery.ImportOutcome;
import org.tidende.ingest.discovery.ImportedLine;

/** What became of a list: a table for people or JSON for programs, and sums that add up to all lines. */
final class ImportOutput {
    /** In the order of what a person wants to know. */
    private static final List<String> WORDS =
            List.of("added", "redirected", "already there", "duplicate", "not a feed", "dead", "unreadable", "folder");

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean dryRun;

    ImportOutput(PrintWriter out, PrintWriter err, boolean dryRun) {
        this.out = out;
        this.err = err;
        this.dryRun = dryRun;
    }

    /** A row a line, folders left out. */
    void table(List<ImportedLine> lines) {
        TextTable table = new TextTable(List.of("line", "result", "feed", "detail"), 7, 13, 70, 110);
        for (ImportedLine line : lines) {
            if (!(line.outcome() instanceof ImportOutcome.Folder)) {
                table.add(List.of(
                        Integer.toString(line.line()), line.outcome().word(), line.text(), detail(line.outcome())));
            }
        }
        table.print(out);
    }

    private static String detail(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Added added -> added.note();
            case ImportOutcome.AlreadyThere there -> "";
            case ImportOutcome.Redirected redirected -> "to " + redirected.to();
            case ImportOutcome.NotAFeed other ->
                other.feeds().isEmpty()
                        ? other.what()
                        : other.what() + ", which names " + String.join(" ", other.feeds());
            case ImportOutcome.Dead dead -> dead.reason();
            case ImportOutcome.DuplicateOfLine line -> "of line " + line.line();
            case ImportOutcome.DuplicateOfFeed feed -> "of " + feed.uri() + ", which is subscribed";
            case ImportOutcome.Unreadable unreadable -> unreadable.reason();
            case ImportOutcome.Folder folder -> "";
        };
    }

    /** An object a line, folders too. */
    void json(List<ImportedLine> lines) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (ImportedLine line : lines) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = mapper.getFactory().createGenerator(text)) {
                json.writeStartObject();
                json.writeNumberField("line", line.line());
                json.writeStringField("result", line.outcome().word());
                json.writeStringField("text", line.text());
                detail(json, line.outcome());
                json.writeEndObject();
            }
            out.println(text);
        }
        out.flush();
    }

    private static void detail(JsonGenerator json, ImportOutcome outcome) throws IOException {
        switch (outcome) {
            case ImportOutcome.Added added -> {
                if (!added.note().isEmpty()) {
                    json.writeStringField("note", added.note());
                }
            }
            case ImportOutcome.AlreadyThere there -> json.writeStringField("as", there.as());
            case ImportOutcome.Redirected redirected -> json.writeStringField("to", redirected.to());
            case ImportOutcome.NotAFeed other -> {
                json.writeStringField("what", other.what());
                json.writeArrayFieldStart("feeds");
                for (String feed : other.feeds()) {
                    json.writeString(feed);
                }
                json.writeEndArray();
            }
            case ImportOutcome.Dead dead -> json.writeStringField("reason", dead.reason());
            case ImportOutcome.DuplicateOfLine line -> json.writeNumberField("ofLine", line.line());
            case ImportOutcome.DuplicateOfFeed feed -> json.writeStringField("ofFeed", feed.uri());
            case ImportOutcome.Unreadable unreadable -> json.writeStringField("reason", unreadable.reason());
            case ImportOutcome.Folder folder -> {
                // Its name is all there is.
            }
        }
    }

    void notes(List<String> notes) {
        notes.forEach(note -> err.println("note: " + note));
        err.flush();
    }

    /** One line: all lines there were, and what they came to. */
    void sums(List<ImportedLine> lines, boolean toErrors) {
        Map<String, Integer> sums = FeedImport.sums(lines);
        List<String> parts = new ArrayList<>();
        for (String word : WORDS) {
            Integer sum = sums.get(word);
            if (sum != null) {
                parts.add(sum + " " + word + (word.equals("added") ? unchecked(lines) : ""));
            }
        }
        PrintWriter writer = toErrors ? err : out;
        writer.println((dryRun ? "dry run, nothing was written; would be: " : "")
                + lines.size()
                + (lines.size() == 1 ? " line = " : " lines = ")
                + String.join(" + ", parts));
        writer.flush();
    }

    private static String unchecked(List<ImportedLine> lines) {
        long noted = lines.stream()
                .filter(line -> line.outcome() instanceof ImportOutcome.Added added
                        && added.note().startsWith("not checked"))
                .count();
        return noted == 0 ? "" : " (" + noted + " of them not checked)";
    }
}
