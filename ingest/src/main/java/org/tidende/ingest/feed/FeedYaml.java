package org.tidende.ingest.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.Records;
import org.tidende.contract.record.Feed;

/**
 * Feeds with settings of their own, in YAML:
 *
 * <pre>
 * feeds:
 *   - url: https://example.org/rss
 *     title: Example
 *     site: https://example.org/
 *     groups: [North/Denmark]
 *     language: da
 *     country: DK
 *     poll-interval: 5m
 *     fetch-pages: false
 *     paused: false
 * </pre>
 *
 * <p>Only {@code url} must be there. Unknown keys are refused: a setting that was misspelt would else be ignored for ever.
 */
public final class FeedYaml {
    private static final Set<String> KEYS = new TreeSet<>(
            Set.of("url", "title", "site", "groups", "language", "country", "poll-interval", "fetch-pages", "paused"));

    static {
        Records.trust();
    }

    private final InstantSource clock;

    /** The file can't be used; the message begins with the line. */
    public static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;

        Fault(int line, String problem) {
            super("line " + line + ": " + problem);
        }
    }

    /** @param clock tells when the feeds were added */
    public FeedYaml(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The feeds, in the order of the file.
     *
     * @throws Fault when it is not such a file
     */
    public List<Feed> read(String text) {
        return list(text).feeds();
    }

    /**
     * The same, with the line of each.
     *
     * @throws Fault when it is not such a file
     */
    public FeedList list(String text) {
        Node root;
        try {
            root = new Compose(
                            LoadSettings.builder().setAllowDuplicateKeys(false).build())
                    .composeString(text)
                    .orElseThrow(() -> new Fault(1, "nothing in it, wanted feeds: and a list"));
        } catch (MarkedYamlEngineException e) {
            throw new Fault(e.getProblemMark().map(Mark::getLine).orElse(0) + 1, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new Fault(1, "not YAML: " + e.getMessage());
        }
        if (!(root instanceof MappingNode map)
                || map.getValue().size() != 1
                || !"feeds".equals(scalar(map.getValue().get(0).getKeyNode()))
                || !(map.getValue().get(0).getValueNode() instanceof SequenceNode list)) {
            throw new Fault(line(root), "wanted feeds: and a list");
        }
        List<FeedList.Line> feeds = new ArrayList<>();
        for (Node one : list.getValue()) {
            feeds.add(new FeedList.Listed(line(one), feed(one), List.of()));
        }
        return new FeedList(feeds, List.of());
    }

    private Feed feed(Node node) {
        if (!(node instanceof MappingNode map)) {
            throw new Fault(line(node), "wanted a feed with url: and its settings");
        }
        Feed.Builder feed = Feed.newBuilder().setAdded(clock.instant());
        for (NodeTuple tuple : map.getValue()) {
            String key = scalar(tuple.getKeyNode());
            Node value = tuple.getValueNode();
            switch (key) {
                case "url" -> feed.setUri(url(value));
                case "title" -> feed.setTitle(scalar(value));
                case "site" -> feed.setSite(url(value));
                case "groups" -> feed.setGroups(strings(value));
                case "language" -> feed.setLanguage(scalar(value));
                case "country" -> feed.setCountry(scalar(value));
                case "poll-interval" ->
                    feed.setPollIntervalSeconds((int) interval(value).toSeconds());
                case "fetch-pages" -> feed.setFetchPages(bool(value));
                case "paused" -> feed.setPaused(bool(value));
                default ->
                    throw new Fault(line(tuple.getKeyNode()), "unknown setting '" + key + "', known are " + KEYS);
            }
        }
        if (!feed.hasUri()) {
            throw new Fault(line(node), "a feed without url");
        }
        return feed.build();
    }

    private static String url(Node node) {
        String text = scalar(node);
        if (CanonicalUrl.parse(text).isEmpty()) {
            throw new Fault(line(node), "'" + text + "' is no http or https address");
        }
        return text.strip();
    }

    private static Duration interval(Node node) {
        Duration interval = IntervalText.parse(scalar(node))
                .orElseThrow(() -> new Fault(
                        line(node),
                        "'" + scalar(node) + "' is no duration: a number and s, m, h or d, for instance 15m"));
        if (!IntervalText.isAllowed(interval)) {
            throw new Fault(line(node), "poll-interval must be 1s to 30d");
        }
        return interval;
    }

    private static boolean bool(Node node) {
        return switch (scalar(node)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Fault(line(node), "wanted true or false, is '" + scalar(node) + "'");
        };
    }

    private static List<String> strings(Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(FeedYaml::scalar).toList();
        }
        return List.of(scalar(node));
    }

    private static String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new Fault(line(node), "wanted a single value");
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
