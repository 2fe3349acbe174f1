package org.tidende.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which nodes run out of disk while there is still time: below the low watermark they get no new shards, and at the flood stage
 * OpenSearch blocks every index that has a shard there.
 */
final class DiskRoom {
    private static final String SETTINGS = "cluster.routing.allocation.disk.";
    private static final Pattern SHARE = Pattern.compile("([0-9.]+)%|(0?\\.[0-9]+|1\\.0*)");
    private static final Pattern BYTES = Pattern.compile("([0-9.]+)(b|kb|mb|gb|tb|pb)", Pattern.CASE_INSENSITIVE);
    private static final List<String> UNITS = List.of("b", "kb", "mb", "gb", "tb", "pb");

    private DiskRoom() {}

    /**
     * Asks a cluster.
     *
     * @return a line for each node below the low watermark; empty when all is well, or the cluster doesn't look at its disks
     * @throws IOException when it can't be reached
     */
    static List<String> warnings(OpenSearchClient client) throws IOException {
        IndexAnswer settings = client.get("/_cluster/settings?include_defaults=true&flat_settings=true");
        IndexAnswer nodes = client.get("/_cat/allocation?format=json&bytes=b&h=node,disk.avail,disk.total");
        if (!settings.ok() || !nodes.ok()) {
            throw new IndexException(
                    "the room on the nodes' disks can't be read: " + (settings.ok() ? nodes : settings).describe());
        }
        return warnings(settings.json(), nodes.json());
    }

    /** From what the cluster answers. Pure. */
    static List<String> warnings(JsonNode settings, JsonNode nodes) {
        List<String> warnings = new ArrayList<>();
        if (!setting(settings, "threshold_enabled").equals("true")) {
            return warnings;
        }
        String low = setting(settings, "watermark.low");
        String flood = setting(settings, "watermark.flood_stage");
        for (JsonNode node : nodes) {
            long total = node.path("disk.total").asLong(-1);
            long free = node.path("disk.avail").asLong(-1);
            OptionalLong wanted = free(low, total);
            OptionalLong least = free(flood, total);
            if (total > 0 && wanted.isPresent() && least.isPresent() && free < wanted.getAsLong()) {
                warnings.add("node " + node.path("node").asText() + " has " + (free >> 20)
                        + " MB of disk left and is below the low watermark (" + low
                        + "); nothing more is written when less than " + (least.getAsLong() >> 20) + " MB are left ("
                        + flood + ")");
            }
        }
        return warnings;
    }

    private static String setting(JsonNode settings, String name) {
        for (String level : new String[] {"transient", "persistent", "defaults"}) {
            JsonNode value = settings.path(level).path(SETTINGS + name);
            if (!value.isMissingNode()) {
                return value.asText();
            }
        }
        return "";
    }

    /** Bytes that are free at a watermark; empty when it is written in a way we don't know. */
    private static OptionalLong free(String watermark, long total) {
        Matcher share = SHARE.matcher(watermark);
        if (share.matches()) {
            double used = share.group(1) != null
                    ? Double.parseDouble(share.group(1)) / 100
                    : Double.parseDouble(share.group(2));
            return OptionalLong.of((long) (total * (1 - used)));
        }
        Matcher bytes = BYTES.matcher(watermark);
        if (bytes.matches()) {
            int unit = UNITS.indexOf(bytes.group(2).toLowerCase(Locale.ROOT));
            return OptionalLong.of((long) (Double.parseDouble(bytes.group(1)) * Math.pow(1_024, unit)));
        }
        return OptionalLong.empty();
    }
}
