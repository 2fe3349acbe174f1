package org.tidende.ingest.feed;

import java.util.ArrayList;
import java.util.List;

/** What is known of a feed while it is read. */
final class FeedDraft {
    final List<EntryDraft> entries = new ArrayList<>();
    ParsedFeed.Format format = ParsedFeed.Format.UNKNOWN;
    String title;
    String link;
    String description;
    String language;
    String by;
    String rights;
}
