package org.tidende.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.tidende.contract.Records;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.actor.ActorEntry;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.gazetteer.ActorSource;
import org.tidende.enrich.gazetteer.GeneratedLines;

/**
 * What it costs to read FollowTheMoney: {@code read FILE [LINES]} reads lines that are made on the way (ten million unless told) and
 * keeps nothing of them; {@code load FILE [ACTORS]} puts a file of half a million actors with two names each into dictionaries.
 * Both write one JSON object to FILE.
 */
public final class GazetteerImportRun {
    private static final String[] SYLLABLES =
            "an ber da el fi gor ha in jo ka lu mi no ol pe ra si ti ul va wi yo za ter son sen ov ski dal berg lund"
                    .split(" ");

    private GazetteerImportRun() {}

    /** Runs one of them. */
    public static void main(String[] arguments) throws IOException {
        boolean read = arguments[0].equals("read");
        Path file = Path.of(arguments[1]).toAbsolutePath();
        long number = arguments.length > 2 ? Long.parseLong(arguments[2]) : read ? 10_000_000 : 500_000;
        String json = read ? read(number) : load(number);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
        System.out.print(json);
    }

    private static String read(long lines) throws IOException {
        Counts counts = new Counts();
        long began = System.nanoTime();
        long spent = cpu();
        GeneratedLines in = new GeneratedLines("", number -> line(number, lines), lines);
        ActorSource.read("entities.ftm.json", in, format -> counts);
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpuSeconds = (cpu() - spent) / 1e9;
        if (counts.actors == 0 || counts.faults != (lines - posts(lines)) / 1_000) {
            throw new IllegalStateException(counts.actors + " actors, " + counts.faults + " faults");
        }
        return object(
                number("lines", lines),
                number("megabytes", in.total() >> 20),
                number("actors", counts.actors),
                number("names", counts.names),
                number("roles", counts.roles),
                number("badLines", counts.faults),
                number("seconds", seconds),
                number("cpuSecondsWithGenerating", cpuSeconds),
                number("cpuSecondsGenerating", generating(lines)),
                heap());
    }

    private static double generating(long lines) throws IOException {
        long before = cpu();
        try (InputStream in = new GeneratedLines("", number -> line(number, lines), lines)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return (cpu() - before) / 1e9;
    }

    private static String load(long actors) throws IOException {
        Records.trust();
        Path source = Files.createTempFile("actors", ".ftm.json");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(source))) {
                new GeneratedLines("", number -> actor("Person", number), actors).transferTo(out);
            }
            long began = System.nanoTime();
            long spent = cpu();
            Dictionaries dictionaries = Dictionaries.load(List.of(source), false);
            double seconds = (System.nanoTime() - began) / 1e9;
            double cpuSeconds = (cpu() - spent) / 1e9;
            String peak = heap();
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            long held = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            return object(
                    number("actors", dictionaries.gazetteer().size()),
                    number("names", dictionaries.gazetteer().names()),
                    number("fileMegabytes", Files.size(source) >> 20),
                    number("seconds", seconds),
                    number("cpuSecondsOfThisThread", cpuSeconds),
                    number("heldMegabytes", held >> 20),
                    peak);
        } finally {
            Files.delete(source);
        }
    }

    /** Of ten: six persons, a company, two occupancies, an address; each thousandth line is cut off. Posts are the first lines. */
    private static String line(long number, long lines) {
        long posts = posts(lines);
        if (number < posts) {
            return "{\"id\":\"post-" + number + "\",\"caption\":\"Post " + number
                    + "\",\"schema\":\"Position\",\"datasets\":[\"made_up\"],\"properties\":{\"name\":[\"Post of "
                    + number
                    + "\"],\"country\":[\"no\"]}}\n";
        }
        String line =
                switch ((int) (number % 10)) {
                    case 6 -> actor("Company", number);
                    case 7, 8 ->
                        "{\"id\":\"occupancy-" + number
                                + "\",\"caption\":\"Occupancy\",\"schema\":\"Occupancy\",\"datasets\":"
                                + "[\"made_up\"],\"properties\":{\"holder\":[\"NK-" + (number / 10 * 10)
                                + "\"],\"post\":[\"post-"
                                + number % posts + "\"],\"startDate\":[\"2015-03-01\"],\"status\":[\"ended\"]}}\n";
                    case 9 ->
                        "{\"id\":\"address-" + number + "\",\"caption\":\"Harbour Street " + number
                                + "\",\"schema\":\"Address\",\"properties\":{\"full\":[\"Harbour Street " + number
                                + "\"]}}\n";
                    default -> actor("Person", number);
                };
        return number % 1_000 == 999 ? line.substring(0, line.length() / 2) + "\n" : line;
    }

    private static long posts(long lines) {
        return Math.min(10_000, lines / 100);
    }

    private static String actor(String schema, long id) {
        Random random = new Random(id * 0x9E3779B97F4A7C15L);
        String first = word(random);
        String last = word(random);
        return "{\"id\":\"NK-" + id + "\",\"caption\":\"" + first + " " + last + "\",\"schema\":\"" + schema
                + "\",\"referents\":[],\"datasets\":[\"made_up\"],\"first_seen\":\"2024-01-01T00:00:00\",\"target\":true,\"properties\":{"
                + "\"name\":[\"" + first + " " + last + "\"],\"alias\":[\"" + first + " " + word(random) + " " + last
                + "\"],\"country\":[\"no\"],\"topics\":[\"role.pep\"],\"birthDate\":[\"1970-01-01\"]}}\n";
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String heap() throws IOException {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return number("peakHeapMegabytes", peak >> 20) + ", "
                + number("mostHeapMegabytes", Runtime.getRuntime().maxMemory() >> 20) + ", \"load\": \""
                + Files.readString(Path.of("/proc/loadavg")).split(" ")[0] + "\"";
    }

    private static String number(String name, double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "\"%s\": %.0f" : "\"%s\": %.2f", name, value);
    }

    private static String object(String... fields) {
        return "{" + String.join(", ", fields) + "}\n";
    }

    /** Counts and forgets. */
    private static final class Counts implements ActorSink {
        private long actors;
        private long names;
        private long roles;
        private long faults;

        @Override
        public void actor(ActorEntry entry) {
            actors++;
            names += entry.names().size();
        }

        @Override
        public void role(String holder, ActorEntry.Held role) {
            roles++;
        }

        @Override
        public void country(String uri, String country) {
            // No line of ours tells one.
        }

        @Override
        public void fault(FileFault fault) {
            faults++;
        }
    }
}
