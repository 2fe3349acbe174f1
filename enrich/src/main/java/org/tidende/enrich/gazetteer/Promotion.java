package org.tidende.enrich.gazetteer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidende.contract.record.ActorTag;

/** Puts an actor whom no file knew into a file of one's own, as the first record of it; what is in the file stays as it was. */
public final class Promotion {
    private static final Pattern ACTORS = Pattern.compile("(?m)^actors:[ \\t]*(#.*)?(\\r?\\n|\\z)");
    private static final Pattern ITEM = Pattern.compile("\\A(?:[ \\t]*(?:#.*)?\\r?\\n)*( *)- ");

    private Promotion() {}

    /**
     * The file with the actor in it.
     *
     * @param file what stands in it; empty for a new one
     * @param tag of the actor; what it is called and how it was introduced go into the record
     * @param seen where it was found, for readers of the file
     * @throws IllegalArgumentException when the file has no block {@code actors:} of records, or has the actor's URI already
     */
    public static String add(String file, ActorTag tag, String seen) {
        String text = file.isBlank() ? "actors:\n" : file;
        Pattern known =
                Pattern.compile("(?m)\\buri:[ \\t]*['\"]?" + Pattern.quote(tag.getUri()) + "['\"]?[ \\t]*([,}#]|$)");
        if (known.matcher(text).find()) {
            throw new IllegalArgumentException(tag.getUri() + " is there already");
        }
        Matcher actors = ACTORS.matcher(text);
        if (!actors.find()) {
            throw new IllegalArgumentException("it has no line 'actors:' with records below it");
        }
        String rest = text.substring(actors.end());
        Matcher item = ITEM.matcher(rest);
        String indent = item.find() ? item.group(1) : "  ";
        String lineEnd = text.substring(0, actors.end()).endsWith("\n") ? "" : "\n";
        return text.substring(0, actors.end()) + lineEnd + record(tag, seen, indent) + rest;
    }

    private static String record(ActorTag tag, String seen, String indent) {
        boolean oneWord = tag.getName().indexOf(' ') < 0;
        List<String> titles = tag.getRoles().stream()
                .map(role -> role.getOrganisation() == null
                        ? role.getTitle()
                        : role.getTitle() + " (" + role.getOrganisation() + ")")
                .toList();
        String introduced = titles.isEmpty() ? "" : String.join("; ", titles) + "; ";
        String name = quoted(tag.getName());
        return indent + "- uri: " + quoted(tag.getUri()) + "\n"
                + indent + "  type: " + tag.getType() + "\n"
                // Who is known by one word only may be anybody of it.
                + indent + "  names: {all: [" + (oneWord ? "{name: " + name + ", weak: yes}" : name) + "]}\n"
                + indent + "  note: " + quoted(introduced + "found in " + seen) + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replaceAll("\\p{Cntrl}", " ").replace("'", "''") + "'";
    }
}
