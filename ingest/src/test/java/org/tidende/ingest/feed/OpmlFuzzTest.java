package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.FeedInvariants.noLoneSurrogates;
import static org.tidende.ingest.feed.FeedInvariants.require;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidende.contract.record.Feed;

/** Lists of feeds of any bytes: read, or refused with a line that is there; what is read is read again from what we write. */
class OpmlFuzzTest {
    private final Opml opml = new Opml(InstantSource.fixed(Instant.parse("2026-03-03T08:30:00Z")));

    @FuzzTest(maxDuration = "15m")
    @DictionaryFile(resourcePath = "opml.dict")
    void shouldReadAnyBytes(byte[] document) throws Exception {
        FuzzCorpus.inTime(() -> read(document));
    }

    private void read(byte[] document) throws OpmlException {
        // Given
        List<Feed> feeds;
        try {
            feeds = opml.read(document);
        } catch (OpmlException refused) {
            require(refused.line() >= 1 && refused.line() <= document.length + 1, "a line that is not there");
            return;
        }

        // When
        String written = OpmlWriter.write(feeds);
        List<Feed> again = opml.read(written.getBytes(StandardCharsets.UTF_8));

        // Then
        require(feeds.equals(opml.read(document)), "the same bytes were read differently");
        noLoneSurrogates(written);
        require(ordered(again).equals(ordered(feeds)), "what we write is read as something else");
    }

    /** Folders are written before the feeds beside them: the order of feeds and of a feed's groups is not kept. */
    private static List<Feed> ordered(List<Feed> feeds) {
        return feeds.stream()
                .map(feed -> Feed.newBuilder(feed)
                        .setGroups(feed.getGroups().stream().sorted().toList())
                        .build())
                .sorted(Comparator.comparing(Feed::getUri))
                .toList();
    }

    @Test
    void shouldHoldForWhatWasFound() throws Exception {
        FuzzCorpus.run(OpmlFuzzTest.class, "shouldReadAnyBytes", this::read);
    }
}
