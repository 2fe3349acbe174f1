package org.tidende.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;

/**
 * What servers of feeds do over several polls, and the state that the feed is in then. Each has a domain of its own,
 * {@code ttl-of-an-hour.example}, and answers at {@code /TTL_OF_AN_HOUR}.
 */
enum PollBehaviour {
    ORDINARY(turn -> turn.document(turn.count(), 10), state -> state.getHealth() == FeedHealth.ok),

    TTL_OF_AN_HOUR(
            turn -> turn.channel("<ttl>60</ttl>", turn.count()),
            state -> isBetween(state, Duration.ofHours(1), Duration.ofMinutes(67))),
    TTL_OF_A_YEAR(
            turn -> turn.channel("<ttl>525600</ttl>", turn.count()),
            state -> isBetween(state, Duration.ofDays(1), Duration.ofHours(27))),
    UPDATED_FOUR_TIMES_A_DAY(
            turn -> turn.channel(
                    "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", turn.count()),
            state -> isBetween(state, Duration.ofHours(6), Duration.ofHours(7))),
    FRESH_FOR_TWO_HOURS(
            turn -> turn.document(turn.count(), 10, "Cache-Control", "public, max-age=7200"),
            state -> isBetween(state, Duration.ofHours(2), Duration.ofMinutes(133))),
    EXPIRES_IN_TWO_HOURS(
            turn -> turn.document(turn.count(), 10, "Expires", date(Duration.ofHours(2)), "Date", date(Duration.ZERO)),
            state -> isBetween(state, Duration.ofHours(2), Duration.ofMinutes(133))),
    SKIPS_TODAY(
            turn -> turn.channel(
                    "<skipDays><day>" + day(0) + "</day><day>" + day(1) + "</day></skipDays>", turn.count()),
            state -> isBetween(state, Duration.ofHours(23), Duration.ofHours(48))),

    BUSY_FOR_AN_HOUR(
            turn -> turn.status(429, "Retry-After", "3600"),
            state -> isHeld(state, Duration.ofHours(1)) && lately(state, PollOutcome.THROTTLED)),
    BUSY_UNTIL_A_DATE(
            turn -> turn.status(429, "Retry-After", date(Duration.ofHours(2))),
            state -> isHeld(state, Duration.ofHours(2))),
    DOWN_FOR_AN_HOUR(turn -> turn.status(503, "Retry-After", "3600"), state -> isHeld(state, Duration.ofHours(1))),

    GONE(
            turn -> turn.status(410),
            state ->
                    state.getHealth() == FeedHealth.gone && isBetween(state, Duration.ofDays(30), Duration.ofDays(30))),
    MOVED(
            turn -> turn.status(301, "Location", "/moved-target"),
            state -> state.getMovedTo() != null && state.getMovedTo().endsWith("/moved-target")),
    MOVED_TWICE(
            turn -> turn.status(308, "Location", "/MOVED_ON"),
            state -> state.getMovedTo() != null && state.getMovedTo().endsWith("/moved-twice-target")),
    MOVED_ON(turn -> turn.status(301, "Location", "/moved-twice-target"), state -> state.getMovedTo() != null),
    ELSEWHERE_FOR_NOW(
            turn -> turn.status(302, "Location", "/elsewhere-target"),
            state -> state.getMovedTo() == null && attempts(state) > 3),

    /** The ETag is the same for every document, and whoever has it is told that nothing is new. */
    LYING_ETAG(
            turn -> turn.answer(turn.asked("if-none-match", "\"same\""), turn.count(), "ETag", "\"same\""),
            state -> state.getLies() > 0
                    && state.getDistrustedUntil() != null
                    && state.getStatus().contains("validators lie")),
    /** Who asks with the date, which never changes, is told that nothing is new, whatever the ETag says. */
    LAST_MODIFIED_STAYS_AND_COUNTS(
            turn -> turn.answer(
                    turn.asked("if-modified-since", PollBehaviour.LONG_AGO),
                    turn.count(),
                    "ETag",
                    "\"" + turn.count() + "\"",
                    "Last-Modified",
                    PollBehaviour.LONG_AGO),
            state -> state.getLies() > 0),
    /** As it should be: the ETag counts, the date is not looked at. */
    LAST_MODIFIED_STAYS_AND_ETAG_COUNTS(
            turn -> turn.answer(
                    turn.asked("if-none-match", "\"" + turn.count() / 2 + "\""),
                    turn.count() / 2,
                    "ETag",
                    "\"" + turn.count() / 2 + "\"",
                    "Last-Modified",
                    PollBehaviour.LONG_AGO),
            state -> state.getLies() == 0
                    && lately(state, PollOutcome.NOT_MODIFIED)
                    && count(state, PollOutcome.NEWS) > 2),
    LAST_MODIFIED_IN_THE_FUTURE(
            turn -> turn.document(turn.count(), 10, "Last-Modified", date(Duration.ofDays(400))),
            state -> state.getLastModified() == null && count(state, PollOutcome.NEWS) > 2),

    REFUSED_AT_FIRST(
            turn -> {
                if (turn.count() <= 2) {
                    turn.status(403);
                } else {
                    turn.document(1, 10);
                }
            },
            state -> state.getHealth() == FeedHealth.ok
                    && state.getFailures() == 0
                    && count(state, PollOutcome.REFUSED) == 2),
    CHALLENGES(
            turn -> turn.page(403, "<html><title>Just a moment...</title></html>", "cf-mitigated", "challenge"),
            state -> state.getStatus().equals("a challenge page of Cloudflare (HTTP 403)")),
    CHALLENGES_WITH_A_PAGE(
            turn -> turn.page(
                    200, "<!DOCTYPE html><html><script src='https://ct.captcha-delivery.com/c.js'></script></html>"),
            state -> state.getStatus().equals("a challenge page of DataDome (HTTP 200)")),
    TOO_FAST_FOR_ITS_DOCUMENT(
            turn -> turn.document(turn.count() * 50, 5),
            state -> state.getMisses() > 1 && state.getStatus().contains("entries may have been missed")),
    /** The same with two entries that always stand there. */
    TOO_FAST_WITH_PINNED_ENTRIES(
            turn -> turn.pinned(turn.count() * 50, 5),
            state -> state.getMisses() > 1 && state.getStatus().contains("entries may have been missed"));

    static final String LONG_AGO = "Sun, 01 Mar 2020 10:00:00 GMT";

    private final Script script;
    private final Predicate<FeedState> then;

    /** What it answers. */
    @FunctionalInterface
    interface Script {
        void answer(PollTurn turn) throws IOException;
    }

    PollBehaviour(Script script, Predicate<FeedState> then) {
        this.script = script;
        this.then = then;
    }

    String domain() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".example";
    }

    String path() {
        return "/" + name();
    }

    void answer(PollTurn turn) throws IOException {
        script.answer(turn);
    }

    /** Whether a feed is in the state that it should come to. */
    boolean isReached(FeedState state) {
        return state != null && then.test(state);
    }

    private static boolean isBetween(FeedState state, Duration least, Duration most) {
        Duration wait = Duration.between(state.getLastAttempt(), state.getNextAttempt());
        return wait.compareTo(least.minusSeconds(1)) >= 0 && wait.compareTo(most.plusSeconds(1)) <= 0;
    }

    private static boolean isHeld(FeedState state, Duration time) {
        return state.getDomainHeldUntil() != null
                && !state.getDomainHeldUntil()
                        .isBefore(state.getLastAttempt().plus(time).minusSeconds(2));
    }

    private static List<FetchHistory.Fetch> recent(FeedState state) {
        return FetchHistory.of(state.getRecent(), state.getLastAttempt()).fetches();
    }

    private static long count(FeedState state, PollOutcome outcome) {
        return recent(state).stream()
                .filter(fetch -> fetch.outcome() == outcome)
                .count();
    }

    private static boolean lately(FeedState state, PollOutcome outcome) {
        return count(state, outcome) > 0;
    }

    private static int attempts(FeedState state) {
        return recent(state).size();
    }

    private static String date(Duration fromNow) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(fromNow).atZone(ZoneOffset.UTC));
    }

    private static String day(int fromNow) {
        return Instant.now()
                .atZone(ZoneOffset.UTC)
                .plusDays(fromNow)
                .getDayOfWeek()
                .name();
    }

    /** Entries of a document: those with the highest numbers, newest first. */
    static String items(int newest, int count) {
        return String.join(
                "\n",
                IntStream.range(0, count)
                        .mapToObj(i -> TestFeeds.item("n" + (newest - i), "Number " + (newest - i) + "."))
                        .toList());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, String> headers(String... pairs) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], pairs[i + 1]);
        }
        return headers;
    }
}
