package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.TopicProvisioner;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.ingest.feed.FeedCatalog;
import org.tidende.ingest.feed.FeedList;
import picocli.CommandLine;

/** Whoever brings a list of another reader's is told of each line what became of it. */
class FeedsImportIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SITES = 20;

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    @TempDir
    Path folder;

    private ListedSites sites;
    private String prefix;
    private FeedCatalog catalog;

    @BeforeEach
    void start(TestInfo test) throws Exception {
        prefix = test.getTestMethod().orElseThrow().getName() + "-";
        KafkaTopics topics = new KafkaTopics(prefix);
        Map<String, Object> kafka = Map.of("bootstrap.servers", SERVERS.bootstrapServers());
        try (Admin admin = Admin.create(kafka)) {
            new TopicProvisioner(admin, 1).apply(List.of(topics.feeds(), topics.feedStates()));
        }
        catalog = new FeedCatalog(kafka, topics);
        sites = new ListedSites(SITES);
    }

    @AfterEach
    void stop() {
        sites.close();
    }

    /** What a command printed. */
    private record Run(int exitCode, String out, String err) {
        /** Results by the numbers of their lines. */
        Map<Integer, JsonNode> lines() {
            return out.lines()
                    .map(FeedsImportIT::json)
                    .collect(Collectors.toMap(
                            line -> line.get("line").asInt(), line -> line, (one, other) -> one, TreeMap::new));
        }

        Map<String, Long> sums() {
            return lines().values().stream()
                    .collect(Collectors.groupingBy(
                            line -> line.get("result").asText(), TreeMap::new, Collectors.counting()));
        }
    }

    @Test
    void shouldTellTheTruthOfAListOf500Lines() throws Exception {
        // Given
        List<String> outlines = new ArrayList<>(good());
        List<String> bad = bad(outlines);
        assertThat(outlines).hasSize(440);
        assertThat(bad).hasSize(60);
        outlines.addAll(bad);
        for (int i = 0; i < 8; i++) {
            outlines.add(i * 60, "<outline text='Folder " + i + "'>");
            outlines.add(i * 60 + 30, "</outline>");
        }
        Path list = Files.writeString(
                folder.resolve("list.opml"),
                "<opml version='2.0'><body>\n" + String.join("\n", outlines) + "\n</body></opml>");
        Map<String, Long> wanted = new TreeMap<>(Map.of(
                "added",
                420L,
                "redirected",
                20L,
                "not a feed",
                20L,
                "dead",
                22L,
                "duplicate",
                8L,
                "unreadable",
                10L,
                "folder",
                8L));

        // When
        Run first = run("import", "--json", "--check-timeout", "2s", list.toString());

        // Then
        assertThat(first.exitCode()).isZero();
        assertThat(sites.mostAtOnce()).isLessThanOrEqualTo(2);
        assertThat(first.sums()).isEqualTo(wanted);
        assertThat(first.err())
                .contains("508 lines = 420 added (7 of them not checked) + 20 redirected + 8 duplicate + 20 not a feed"
                        + " + 22 dead + 10 unreadable + 8 folder");
        assertThat(catalog.addresses()).hasSize(440);
        assertThat(catalog.addresses()).noneMatch(address -> address.contains("/moved/"));

        // When: again
        int asked = sites.requests();
        Run second = run("import", "--json", "--check-timeout", "2s", list.toString());

        // Then: the same lines, the same sums, and nobody asked who need not be
        assertThat(words(second))
                .isEqualTo(words(first).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                word -> word.getValue().matches("added|redirected")
                                        ? "already there"
                                        : word.getValue())));
        assertThat(sites.requests() - asked).isLessThan(120);
        assertThat(catalog.addresses()).hasSize(440);

        // When: what was subscribed goes out and in again
        Path exported = folder.resolve("exported.opml");
        run("export", exported.toString());
        FeedList again = FeedFile.list(exported);

        // Then
        assertThat(again.feeds())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("added", "groups")
                .containsExactlyInAnyOrderElementsOf(
                        catalog.list().stream().map(FeedCatalog.Listed::feed).toList());
    }

    @Test
    void shouldShowPeopleATableAndImportWhatAnAddressLeadsTo() throws Exception {
        // Given
        String moved = sites.at(0, "/moved/a");
        Path list = Files.writeString(
                folder.resolve("list.opml"),
                "<opml><outline text='A' xmlUrl='" + moved + "'/><outline xmlUrl='" + sites.at(1, "/page-with-feeds/b")
                        + "'/><outline text='Nothing'/></opml>");

        // When: it is only tried
        Run dry = run("import", "--dry-run", list.toString());

        // Then
        assertThat(dry.out())
                .contains(
                        "dry run, nothing was written; would be: 3 lines = 1 redirected + 1 not a feed + 1 unreadable");
        assertThat(catalog.addresses()).isEmpty();

        // When
        Run run = run("import", list.toString());

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("redirected  " + moved, "to " + sites.at(0, "/feed/a"))
                .contains("an HTML page \"News\", which names " + sites.at(1, "/feed/page-with-feeds/b"))
                .contains("no xmlUrl and no outline in it")
                .contains("3 lines = 1 redirected + 1 not a feed + 1 unreadable");

        // When: the page itself is imported
        Run page = run("import", sites.at(1, "/page-with-feeds/b"));

        // Then
        assertThat(page.out()).contains("1 line = 1 added");
        assertThat(catalog.addresses()).contains(sites.at(1, "/feed/page-with-feeds/b"));
        assertThat(run("import", sites.at(1, "/page-with-feeds/b")).out()).contains("1 line = 1 already there");

        // When: nothing can be subscribed
        Run none = run("import", "http://10.0.0.1/");

        // Then
        assertThat(none.exitCode()).isEqualTo(1);
    }

    private List<String> good() {
        List<String> good = new ArrayList<>();
        for (int i = 0; i < 403; i++) {
            good.add(outline(sites.at(i % (SITES - 2), "/feed/" + i)));
        }
        for (int i = 0; i < 20; i++) {
            good.add(outline(sites.at(i % 5, "/moved/m" + i)));
        }
        for (int i = 0; i < 10; i++) {
            good.add(outline(sites.at(i % 5, "/elsewhere/e" + i)));
        }
        // For now nothing can be said of these.
        good.add(outline(sites.at(6, "/503/x")));
        good.add(outline(sites.at(6, "/500/x")));
        good.add(outline(sites.at(7, "/silent/x")));
        good.add(outline(sites.at(8, "/silent/x")));
        for (int i = 0; i < 3; i++) {
            good.add(outline(sites.at(SITES - 1, "/429/" + i)));
        }
        return good;
    }

    private List<String> bad(List<String> good) throws Exception {
        List<String> bad = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            bad.add(outline(sites.at(i, "/page/" + i)));
            bad.add(outline(sites.at(i, "/page-with-feeds/" + i)));
            bad.add(outline(sites.at(i, "/empty/" + i)));
            bad.add(outline(sites.at(i, "/json/" + i)));
            bad.add(outline(sites.at(i, "/404/" + i)));
            bad.add(outline(sites.at(i, "/410/" + i)));
            bad.add(outline(sites.at(i, "/403/" + i)));
            bad.add(good.get(i));
            bad.add("<outline text='No address " + i + "'/>");
        }
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        for (int i = 0; i < 3; i++) {
            bad.add(outline("http://127.0.0.1:" + closed + "/" + i));
            bad.add(outline("http://10.0.0." + i + "/"));
            // The same feed in other words.
            bad.add(outline(sites.at(i, "/feed/" + i).replace("http://", "HTTP://") + "?utm_source=list"));
        }
        bad.add(outline("http://nowhere.invalid/"));
        bad.add(outline("/rss.xml"));
        bad.add(outline("javascript:alert(1)"));
        bad.add(outline("mailto:editor@example.org"));
        bad.add(outline("http://"));
        bad.add("<outline text='A link' type='link' url='https://example.org/list.opml'/>");
        return bad;
    }

    private static String outline(String address) {
        return "<outline type='rss' text='A &amp; B' htmlUrl='https://site.example/' xmlUrl='" + address + "'/>";
    }

    private static Map<Integer, String> words(Run run) {
        return run.lines().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, line -> line.getValue().get("result").asText()));
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private Run run(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("feeds", arguments[0], "--bootstrap-servers", SERVERS.bootstrapServers()));
        all.addAll(List.of("--topic-prefix", prefix));
        if (arguments[0].equals("import")) {
            all.addAll(List.of("--allow-address", "127.0.0.0/8"));
        }
        all.addAll(List.of(arguments).subList(1, arguments.length));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new TidendeCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }
}
