package org.tidende.enrich;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
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
import org.tidende.enrich.topic.KeywordTopics;
import org.tidende.enrich.topic.RuleFile;
import org.tidende.enrich.topic.TopicNames;
import org.tidende.enrich.topic.TopicRule;

/**
 * The files that dictionaries are made from, read once.
 *
 * @param gazetteer of all of them
 * @param rules of all of them
 * @param topicNames of all of them
 * @param keywords of all of them
 * @param edition names them exactly
 */
record DictionaryFiles(
        Gazetteer gazetteer, List<TopicRule> rules, TopicNames topicNames, KeywordTopics keywords, Edition edition) {
    /** Grows with each change of code that can change a tag. */
    static final String CODE_EDITION = "8";

    /** The actors of this module, beside this class. */
    static final List<String> DEFAULT_ACTORS = Resources.lines(Dictionaries.class, "actor/files.txt");

    /** The topic rules of this module, beside this class. */
    static final List<String> DEFAULT_RULES = Resources.lines(Dictionaries.class, "topic/files.txt");

    /** The keywords of sources that this module knows, beside this class. */
    private static final String DEFAULT_KEYWORDS = "keyword/keywords.yaml";

    private static final List<String> KINDS = List.of("actors", "topics", "topic-names", "keywords");
    private static final List<String> TABLES = List.of(
            "actor/acting-verbs.txt",
            "actor/affiliation-endings.tsv",
            "actor/affiliations.tsv",
            "actor/cities.tsv",
            "actor/cldr-cities.tsv",
            "actor/bridges.txt",
            "actor/common-words.txt",
            "actor/ministry-words.txt",
            "actor/title-heads.txt",
            "actor/titles.txt",
            "actor/triggers.txt",
            "text/endings.tsv");
    private static final List<String> ENDINGS = List.of(
            ".yaml", ".yml", ".csv", ".json", ".jsonl", ".ndjson", ".tsv", ".actors.txt", ".rdf", ".xml", "entities");

    /** Reads them: first the module's own, then the given ones. */
    static DictionaryFiles read(List<Path> given, boolean defaults) {
        Map<String, SourceFile> sources = sources(given, defaults);
        Errand<StateNames> states = defaults ? Errand.start("states", StateNames::read) : null;
        Errand<Edition> edition = Errand.start("edition", () -> edition(sources, defaults));
        Map<String, Map<String, YamlValue>> parts = new TreeMap<>();
        sources.forEach((name, source) -> {
            if (!source.isImported()) {
                parts.put(name, parts(name, source.bytes()));
            }
        });
        Gazetteer.Builder gazetteer = new Gazetteer.Builder();
        if (defaults) {
            states.result().addTo(gazetteer);
        }
        TopicNames names = TopicNames.read(values(parts, "topic-names"));
        KeywordTopics keywords = new KeywordTopics(values(parts, "keywords"));
        List<TopicRule> rules = new ArrayList<>();
        parts.values().forEach(part -> {
            if (part.containsKey("actors")) {
                GazetteerFile.read(part.get("actors"), gazetteer);
            }
            if (part.containsKey("topics")) {
                rules.addAll(RuleFile.read(part.get("topics"), part.get("macros"), names));
            }
        });
        sources.forEach((name, source) -> {
            if (source.isImported()) {
                source.addTo(name, gazetteer);
            }
        });
        return new DictionaryFiles(gazetteer.build(), List.copyOf(rules), names, keywords, edition.result());
    }

    private static List<YamlValue> values(Map<String, Map<String, YamlValue>> parts, String key) {
        return parts.values().stream()
                .filter(part -> part.containsKey(key))
                .map(part -> part.get(key))
                .toList();
    }

    /** What names them, whether they are right or not. */
    static Edition edition(List<Path> given, boolean defaults) {
        return edition(sources(given, defaults), defaults);
    }

    private static Map<String, SourceFile> sources(List<Path> given, boolean defaults) {
        Map<String, SourceFile> sources = new TreeMap<>();
        if (defaults) {
            DEFAULT_ACTORS.forEach(name -> sources.put("default/" + name, shipped(name)));
        }
        DEFAULT_RULES.forEach(name -> sources.put("default/" + name, shipped(name)));
        sources.put("default/" + DEFAULT_KEYWORDS, shipped(DEFAULT_KEYWORDS));
        given.forEach(path -> addGiven(path, sources));
        return sources;
    }

    private static SourceFile shipped(String name) {
        return SourceFile.of(Resources.bytes(Dictionaries.class, name));
    }

    private static Map<String, YamlValue> parts(String name, byte[] bytes) {
        Map<String, YamlValue> parts = YamlValue.read(name, bytes)
                .map(Set.of("actors", "topics", "macros", "topic-names", "keywords", "note"));
        if (Collections.disjoint(parts.keySet(), KINDS)) {
            throw new FileFault(name, 1, "expected one of the keys " + String.join(", ", KINDS));
        }
        return parts;
    }

    private static void addGiven(Path path, Map<String, SourceFile> sources) {
        try {
            if (Files.isDirectory(path)) {
                Path folder = path.toRealPath();
                for (Path file : list(path)) {
                    put(sources, folder.relativize(file).toString().replace('\\', '/'), SourceFile.of(file));
                }
            } else {
                put(sources, path.getFileName().toString(), SourceFile.of(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the dictionary " + path + ": " + e, e);
        }
    }

    /**
     * The files that a given path stands for: those below a folder that are dictionaries, in order, else the path itself. What has a
     * dot before its name is passed over, folders, too: editors, Git and Kubernetes keep copies there.
     *
     * @throws IOException when a folder can't be read
     */
    static List<Path> list(Path given) throws IOException {
        if (!Files.isDirectory(given)) {
            return List.of(given);
        }
        // A link to a folder would be walked as if it were a file.
        Path folder = given.toRealPath();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> isDictionary(file) && !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** A name of its own for each, the same on every worker wherever its folder lies. */
    private static void put(Map<String, SourceFile> sources, String name, SourceFile source) {
        String free = "given/" + name;
        for (int i = 2; sources.containsKey(free); i++) {
            free = "given/" + i + "/" + name;
        }
        sources.put(free, source);
    }

    /** By its name: a folder may hold other things, too. */
    private static boolean isDictionary(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.gz$", "");
        return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static Edition edition(Map<String, SourceFile> read, boolean defaults) {
        Map<String, SourceFile> sources = new TreeMap<>(read);
        TABLES.forEach(name -> sources.put("default/" + name, shipped(name)));
        String icu = StateNames.version();
        MessageDigest all = sha256();
        List<EditionFile> files = new ArrayList<>();
        String head = "code " + CODE_EDITION + "\nicu " + icu + "\nstates " + defaults + "\n";
        all.update(head.getBytes(StandardCharsets.UTF_8));
        sources.forEach((name, source) -> {
            files.add(new EditionFile(name, source.hash()));
            all.update((name + " " + source.hash() + "\n").getBytes(StandardCharsets.UTF_8));
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
