package org.tidende.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ledgers of running stages, out of their metrics, summed over workers: read = what records ended as + in flight. */
final class StageLedgers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? ([-+0-9.eE]+)");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    private final Map<String, Line> lines = new TreeMap<>();

    /** One row: a stage as a whole, or one of its partitions. */
    static final class Line {
        private final String stage;
        private final String partition;
        private final Map<String, Long> ends = new TreeMap<>();
        private long read;
        private long inFlight;

        Line(String stage, String partition) {
            this.stage = stage;
            this.partition = partition;
        }

        /** What is read and accounted for nowhere. */
        long missing() {
            return read
                    - inFlight
                    - ends.values().stream().mapToLong(sum -> sum).sum();
        }

        List<String> cells() {
            return List.of(
                    stage,
                    partition,
                    Long.toString(read),
                    Long.toString(inFlight),
                    ends.entrySet().stream()
                            .map(end -> end.getKey() + " " + end.getValue())
                            .collect(Collectors.joining(", ")),
                    missing() == 0 ? "yes" : missing() + " unknown");
        }

        private Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("stage", stage);
            map.put("partition", partition);
            map.put("read", read);
            map.put("inFlight", inFlight);
            map.put("ended", ends);
            map.put("balances", missing() == 0);
            return map;
        }
    }

    /**
     * Asks each worker for its metrics.
     *
     * @throws CommandException when one doesn't answer or has no ledger
     */
    static StageLedgers ask(List<URI> workers) throws InterruptedException {
        StageLedgers ledgers = new StageLedgers();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (URI worker : workers) {
                URI address = worker.resolve("/metrics");
                try {
                    HttpResponse<String> answer = client.send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
                    answer.body().lines().forEach(ledgers::sample);
                } catch (IOException e) {
                    throw new CommandException(
                            "no worker answers at " + address + "; is it running, and is --worker right?", e);
                }
            }
        }
        if (ledgers.lines.isEmpty()) {
            throw new CommandException("neither enrich nor sink runs at " + workers);
        }
        return ledgers;
    }

    /** Takes a line of the Prometheus text format. */
    void sample(String text) {
        Matcher matcher = SAMPLE.matcher(text);
        if (!matcher.matches()) {
            return;
        }
        Map<String, String> labels = new HashMap<>();
        if (matcher.group(2) != null) {
            LABEL.matcher(matcher.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        long value = (long) Double.parseDouble(matcher.group(3));
        String partition = labels.containsKey("topic") ? labels.get("topic") + "-" + labels.get("partition") : "all";
        switch (matcher.group(1)) {
            case "tidende_enrich_read_total" -> line("enrich", partition).read += value;
            case "tidende_enrich_records_total" -> end("enrich", partition, labels, value);
            case "tidende_sink_consumed_total", "tidende_sink_partition_consumed_total" ->
                line("sink", partition).read += value;
            case "tidende_sink_records_total", "tidende_sink_partition_records_total" ->
                end("sink", partition, labels, value);
            case "tidende_sink_in_flight", "tidende_sink_partition_in_flight" ->
                line("sink", partition).inFlight += value;
            default -> {}
        }
    }

    private void end(String stage, String partition, Map<String, String> labels, long value) {
        line(stage, partition).ends.merge(labels.getOrDefault("outcome", "?"), value, Long::sum);
    }

    private Line line(String stage, String partition) {
        return lines.computeIfAbsent(stage + " " + partition, none -> new Line(stage, partition));
    }

    List<Line> lines() {
        return new ArrayList<>(lines.values());
    }

    /** True when nothing is unaccounted for. Numbers are read one after the other: while records flow they may differ for a moment. */
    boolean balance() {
        return lines.values().stream().allMatch(line -> line.missing() == 0);
    }

    Map<String, Object> asMap() {
        return Map.of(
                "balances",
                balance(),
                "ledgers",
                lines.values().stream().map(Line::asMap).toList());
    }
}
