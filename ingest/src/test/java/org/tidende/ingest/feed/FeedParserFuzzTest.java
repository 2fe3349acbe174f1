package org.tidende.ingest.feed;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Test;

/** Documents of any bytes. Their lengths choose what came with them, so that an input is a plain document. */
class FeedParserFuzzTest {
    private static final String[] TYPES = {
        null,
        "application/rss+xml; charset=utf-8",
        "text/xml; charset=iso-8859-1",
        "application/feed+json",
        "charset=utf-16"
    };
    private static final String[] ADDRESSES = {"https://paper.example/feeds/all?x=1#y", null};

    private final FeedInvariants invariants = new FeedInvariants();

    @FuzzTest(maxDuration = "15m")
    @DictionaryFile(resourcePath = "feeds.dict")
    void shouldReadAnyBytes(byte[] document) throws Exception {
        FuzzCorpus.inTime(() -> read(document));
    }

    private void read(byte[] document) {
        // When, Then
        invariants.hold(
                document,
                TYPES[document.length % TYPES.length],
                ADDRESSES[document.length / TYPES.length % ADDRESSES.length]);
    }

    @Test
    void shouldHoldForWhatWasFound() throws Exception {
        FuzzCorpus.run(FeedParserFuzzTest.class, "shouldReadAnyBytes", this::read);
    }
}
