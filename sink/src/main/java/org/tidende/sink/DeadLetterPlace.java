package org.tidende.sink;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidende.contract.Stage;

/**
 * Where a dead letter lies: the name by which people and commands call it, {@code sink/4/17}.
 *
 * @param stage whose dead letter it is
 * @param partition of the stage's dead-letter topic
 * @param offset there
 */
public record DeadLetterPlace(Stage stage, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("([a-z-]+)/(\\d{1,6})/(\\d{1,18})");

    /**
     * Reads one as {@link #toString()} writes it.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static DeadLetterPlace parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no dead letter: wanted stage/partition/offset, for instance sink/4/17");
        }
        return new DeadLetterPlace(
                stage(matcher.group(1)), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    /** A stage by its name. @throws IllegalArgumentException when there is none of that name */
    public static Stage stage(String label) {
        for (Stage stage : Stage.values()) {
            if (stage.label().equals(label)) {
                return stage;
            }
        }
        throw new IllegalArgumentException(
                "there is no stage '" + label + "': ingest-feeds, ingest-pages, enrich and sink have dead letters");
    }

    /** As the headers of redriven records and of marks have it: {@code 4/17}. */
    String inTopic() {
        return partition + "/" + offset;
    }

    @Override
    public String toString() {
        return stage.label() + "/" + inTopic();
    }
}
