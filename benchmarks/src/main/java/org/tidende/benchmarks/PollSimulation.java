package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidende.ingest.SimulatedWeek;

/**
 * A week of 1,000 feeds with rhythms as real ones have, after a week in which the schedules learn: what share of entries is seen
 * within 5, 15 and 60 minutes, for how many requests, and what is missed. Argument: result file.
 */
public final class PollSimulation {
    private static final int FEEDS = 1_000;
    private static final int DAYS = 7;
    private static final String HEAD = "schedule                       requests    5 min   15 min   60 min   minutes"
            + "  missed: known  unknown  false alarms  too soon";

    private PollSimulation() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        SimulatedWeek week = new SimulatedWeek(FEEDS, DAYS, DAYS);
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode result = json.createObjectNode();
        result.put("feeds", FEEDS);
        result.put("days", DAYS);
        result.put("daysBefore", DAYS);
        result.set("all", table(json, week));
        // Where no schedule has to wait for a publisher's sake.
        result.set("thoseThatAskForNoPace", table(json, week.withoutWishes()));
        result.put("seconds", RunReport.tenths((System.nanoTime() - start) / 1e9));
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json.writeValueAsString(result) + "\n");
    }

    private static ObjectNode table(ObjectMapper json, SimulatedWeek week) {
        System.out.println(week.size() + " feeds\n" + HEAD);
        List<SimulatedWeek.Result> results = new ArrayList<>();
        for (int minutes : new int[] {10, 15, 60}) {
            add(results, week.ours(Duration.ofMinutes(minutes)));
        }
        for (int minutes : new int[] {15, 60}) {
            add(results, week.fixed(Duration.ofMinutes(minutes)));
        }
        add(results, week.entryFrequency());
        ObjectNode table = json.createObjectNode();
        table.put("feeds", week.size());
        ArrayNode schedules = table.putArray("schedules");
        results.forEach(one -> schedules.add(json.valueToTree(one)));
        return table;
    }

    private static void add(List<SimulatedWeek.Result> results, SimulatedWeek.Result one) {
        results.add(one);
        long seen = one.entries() - one.missedKnown() - one.missedUnknown();
        System.out.println(String.format(
                Locale.ROOT,
                "%-28s %10d %7.1f%% %7.1f%% %7.1f%% %9.1f %14d %8d %13d %9d",
                one.schedule(),
                one.requests(),
                100.0 * one.within5() / one.entries(),
                100.0 * one.within15() / one.entries(),
                100.0 * one.within60() / one.entries(),
                one.waited() / 60.0 / seen,
                one.missedKnown(),
                one.missedUnknown(),
                one.falseAlarms(),
                one.tooSoon()));
    }
}
