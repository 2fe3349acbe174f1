package org.tidende.ingest.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidende.contract.Records;
import org.tidende.contract.record.Feed;

/**
 * Lists of feeds in OPML 1 or 2 (opml.org/spec2.opml), read as leniently as feeds are. An outline with an {@code xmlUrl} is a
 * feed, any other with outlines in it a folder.
 */
public final class Opml {
    private final InstantSource clock;

    /** @param clock tells when the feeds were added */
    public Opml(InstantSource clock) {
        Records.trust();
        this.clock = clock;
    }

    /**
     * The feeds, in the order of the document; one that is listed at several places comes once, with all its groups.
     *
     * @throws OpmlException when the document is not OPML or lists no feed
     */
    public List<Feed> read(byte[] bytes) throws OpmlException {
        TextDecoder.Decoded decoded = TextDecoder.decode(bytes, null);
        Outlines outlines = new Outlines(clock.instant());
        LenientTokenizer tokenizer =
                new LenientTokenizer(decoded.characters(), decoded.length(), outlines, new Problems());
        tokenizer.run();
        if (outlines.root == null) {
            throw new OpmlException("no element in it, wanted <opml>", 1);
        }
        if (!outlines.root.equalsIgnoreCase("opml")) {
            throw new OpmlException(
                    "the first element is <" + outlines.root + ">, wanted <opml>", line(decoded, outlines.rootOffset));
        }
        if (outlines.feeds.isEmpty()) {
            throw new OpmlException("no <outline> with an xmlUrl in it", line(decoded, outlines.rootOffset));
        }
        return outlines.feeds();
    }

    private static int line(TextDecoder.Decoded decoded, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            if (decoded.characters()[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static final class Outlines implements TokenSink {
        private final Map<String, Feed> feeds = new LinkedHashMap<>();
        private final Map<String, List<String>> groups = new LinkedHashMap<>();
        private final Deque<String> path = new ArrayDeque<>();
        private final Instant added;
        private String root;
        private int rootOffset;

        Outlines(Instant added) {
            this.added = added;
        }

        @Override
        public void start(String name, Attributes attributes, int offset) {
            if (root == null) {
                root = name;
                rootOffset = offset;
            }
            if (!name.equalsIgnoreCase("outline")) {
                return;
            }
            String label = label(attributes);
            String address = attributes.get("xmlUrl");
            if (address != null && !address.isBlank()) {
                feed(address.strip(), label, attributes.get("language"));
            }
            // In a folder's name a slash would look like another folder.
            path.addLast(label == null ? "" : label.replace('/', '\u2215'));
        }

        private void feed(String address, String title, String language) {
            feeds.computeIfAbsent(address, uri -> Feed.newBuilder()
                    .setUri(uri)
                    .setTitle(title)
                    .setLanguage(language == null || language.isBlank() ? null : language.strip())
                    .setAdded(added)
                    .build());
            String group = String.join(
                    "/", path.stream().filter(folder -> !folder.isEmpty()).toList());
            List<String> known = groups.computeIfAbsent(address, uri -> new ArrayList<>());
            if (!group.isEmpty() && !known.contains(group)) {
                known.add(group);
            }
        }

        private static String label(Attributes attributes) {
            String text = PlainText.of(attributes.get("text"));
            return text == null ? PlainText.of(attributes.get("title")) : text;
        }

        @Override
        public void text(char[] characters, int offset, int length) {
            // Outlines have none.
        }

        @Override
        public void end(String name) {
            if (name.equalsIgnoreCase("outline")) {
                path.removeLast();
            }
        }

        List<Feed> feeds() {
            feeds.forEach((address, feed) -> feed.setGroups(List.copyOf(groups.get(address))));
            return List.copyOf(feeds.values());
        }
    }
}
