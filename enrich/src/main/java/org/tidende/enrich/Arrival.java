package org.tidende.enrich;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;
import org.tidende.contract.record.Origin;

/**
 * How an article came here. A retried record came as it first did: its dead letter's headers say how.
 *
 * @param way from the archive, or told again
 * @param origin its place in the archive
 * @param retried whether it has been a dead letter meanwhile: newer ones may have passed it
 */
record Arrival(Way way, Origin origin, boolean retried) {
    private static final Pattern PLACE = Pattern.compile("(\\d{1,9})/(\\d{1,18})");

    /** Ways to come. */
    enum Way {
        /** From the archive, for the first time. */
        ARCHIVE,
        /** Told again, to be tagged anew. */
        REPLAY
    }

    /**
     * Reads it from where a record lies and its headers.
     *
     * @throws UnusableRecordException when a header that is needed is missing or malformed
     */
    static Arrival of(KafkaTopics topics, String topic, int partition, long offset, Headers headers) {
        boolean retried = topic.equals(topics.retry(Stage.ENRICH).name());
        String first = retried ? text(headers, DeadLetter.TOPIC) : topic;
        if (topics.articles().name().equals(first)) {
            Origin origin = retried
                    ? new Origin((int) number(headers, DeadLetter.PARTITION), number(headers, DeadLetter.OFFSET))
                    : new Origin(partition, offset);
            return new Arrival(Way.ARCHIVE, origin, retried);
        }
        if (topics.articlesReplay().name().equals(first)) {
            return new Arrival(Way.REPLAY, place(text(headers, EventHeaders.ORIGIN)), retried);
        }
        throw new UnusableRecordException("a retried record must say in its header " + DeadLetter.TOPIC
                + " that it first came from " + topics.articles().name() + " or "
                + topics.articlesReplay().name() + ", found " + first);
    }

    private static Origin place(String text) {
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) {
            throw new UnusableRecordException(
                    "the header " + EventHeaders.ORIGIN + " is '" + text + "', wanted partition/offset");
        }
        return new Origin(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)));
    }

    private static long number(Headers headers, String name) {
        String text = text(headers, name);
        if (!text.matches("\\d{1,18}")) {
            throw new UnusableRecordException("the header " + name + " is '" + text + "', wanted a number");
        }
        return Long.parseLong(text);
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnusableRecordException("the header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
