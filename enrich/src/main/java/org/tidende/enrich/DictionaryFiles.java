package org.tidende.enrich;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidende.contract.record.Edition;
import org.tidende.contract.record.EditionFile;
import org.tidende.enrich.actor.Gazetteer;
import org.tidende.enrich.actor.GazetteerFile;
import org.tidende.enrich.actor.StateNames;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;
import org.tidende.enrich.text.Resources;
import org.tidende.enrich.topic.RuleFile;
import org.tidende.enrich.topic.TopicRule;

/**
 * The files that dictionaries are made from, read once.
 *
 * @param gazetteer of all of them
 * @param rules of all of them
 * @param edition names them exactly
 */
record DictionaryFiles(Gazetteer gazetteer, List<TopicRule> rules, Edition edition) {
    /** Grows with each change of code that can change a tag. */
    static final String CODE_EDITION = "4";

    private static final List<String> DEFAULT_ACTORS = Resources.lines(Dictionaries.class, "actor/files.txt");
    private static final List<String> TABLES =
            List.of("actor/titles.txt", "actor/triggers.txt", "actor/bridges.txt", "text/endings.tsv");
    private static final String DEFAULT_RULES = "topic/topics.yaml";

    /** Reads them: first the module's own, then the given ones. */
    static DictionaryFiles read(List<Path> given, boolean defaults) {
        Map<String, byte[]> sources = new TreeMap<>();
        if (defaults) {
            DEFAULT_ACTORS.forEach(name -> sources.put("default/" + name, Resources.bytes(Dictionaries.class, name)));
        }
        sources.put("default/" + DEFAULT_RULES, Resources.bytes(Dictionaries.class, DEFAULT_RULES));
        given.forEach(path -> addGiven(path, sources));

        Errand<StateNames> states = defaults ? Errand.start("states", StateNames::read) : null;
        Errand<Edition> edition = Errand.start("edition", () -> edition(sources, defaults));
        Map<String, Map<String, YamlValue>> parts = new TreeMap<>();
        sources.forEach((name, bytes) -> parts.put(name, parts(name, bytes)));
        Gazetteer.Builder gazetteer = new Gazetteer.Builder();
        if (defaults) {
            states.result().addTo(gazetteer);
        }
        List<TopicRule> rules = new ArrayList<>();
        parts.values().forEach(part -> {
            if (part.containsKey("actors")) {
                GazetteerFile.read(part.get("actors"), gazetteer);
            }
            if (part.containsKey("topics")) {
                rules.addAll(RuleFile.read(part.get("topics")));
            }
        });
        return new DictionaryFiles(gazetteer.build(), List.copyOf(rules), edition.result());
    }

    private static Map<String, YamlValue> parts(String name, byte[] bytes) {
        Map<String, YamlValue> parts = YamlValue.read(name, bytes).map(Set.of("actors", "topics", "note"));
        if (!parts.containsKey("actors") && !parts.containsKey("topics")) {
            throw new FileFault(name, 1, "expected the key actors or topics");
        }
        return parts;
    }

    private static void addGiven(Path path, Map<String, byte[]> sources) {
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file :
                            files.filter(DictionaryFiles::isYaml).sorted().toList()) {
                        put(sources, path.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                    }
                }
            } else {
                put(sources, path.getFileName().toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the dictionary " + path + ": " + e, e);
        }
    }

    /** A name of its own for each, the same on every worker wherever its folder lies. */
    private static void put(Map<String, byte[]> sources, String name, byte[] bytes) {
        String free = "given/" + name;
        for (int i = 2; sources.containsKey(free); i++) {
            free = "given/" + i + "/" + name;
        }
        sources.put(free, bytes);
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private static Edition edition(Map<String, byte[]> read, boolean defaults) {
        Map<String, byte[]> sources = new TreeMap<>(read);
        TABLES.forEach(name -> sources.put("default/" + name, Resources.bytes(Dictionaries.class, name)));
        String icu = StateNames.version();
        MessageDigest all = sha256();
        List<EditionFile> files = new ArrayList<>();
        String head = "code " + CODE_EDITION + "\nicu " + icu + "\nstates " + defaults + "\n";
        all.update(head.getBytes(StandardCharsets.UTF_8));
        sources.forEach((name, bytes) -> {
            String hash = HexFormat.of().formatHex(sha256().digest(bytes));
            files.add(new EditionFile(name, hash));
            all.update((name + " " + hash + "\n").getBytes(StandardCharsets.UTF_8));
        });
        return Edition.newBuilder()
                .setHash(HexFormat.of().formatHex(all.digest()))
                .setCode(CODE_EDITION)
                .setIcu(icu)
                .setFiles(files)
                .build();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
