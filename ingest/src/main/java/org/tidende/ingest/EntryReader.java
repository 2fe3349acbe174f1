package org.tidende.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.Records;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.PageRequest;
import org.tidende.contract.record.PubStatus;
import org.tidende.contract.record.Rendition;
import org.tidende.contract.record.Source;
import org.tidende.ingest.feed.ParsedEntry;
import org.tidende.ingest.feed.ParsedFeed;

/**
 * What the entries of a document are: identity, fingerprint and page request of each. Pure.
 *
 * <p>Identity is the guid; guid and link where a guid stands for several entries of the document; the link where there is no guid;
 * title and content where there is neither. The fingerprint is over headline, content (else summary) with its white space
 * collapsed, link and status: not over dates and authors, which publishers touch without changing a word.
 */
final class EntryReader {
    private static final int SUMMARY_BYTES = 64 << 10;
    private static final int CONTENT_BYTES = 1 << 20;
    private static final int SHORT_TEXT = 1_000;

    EntryReader() {
        Records.trust();
    }

    /**
     * An entry that was read.
     *
     * @param seen identity and fingerprint
     * @param request null when it can't be used
     * @param unusable why it can't be used; null when it can
     */
    record Read(SeenEntries.Entry seen, PageRequest request, String unusable) {}

    /** @param reads one per entry that is not a double of another @param doubles entries that equal another one in identity */
    record Document(List<Read> reads, int doubles) {}

    Document read(Feed feed, ParsedFeed parsed, Instant collected) {
        Map<String, Set<String>> linksByGuid = new HashMap<>();
        for (ParsedEntry entry : parsed.entries()) {
            if (entry.guid() != null) {
                linksByGuid
                        .computeIfAbsent(entry.guid(), guid -> new HashSet<>())
                        .add(String.valueOf(entry.link()));
            }
        }
        List<Read> reads = new ArrayList<>(parsed.entries().size());
        Set<Long> identities = new HashSet<>();
        int doubles = 0;
        for (ParsedEntry entry : parsed.entries()) {
            boolean ambiguous =
                    entry.guid() != null && linksByGuid.get(entry.guid()).size() > 1;
            Read read = read(feed, parsed, entry, identity(entry, ambiguous), collected);
            if (identities.add(read.seen().identity())) {
                reads.add(read);
            } else {
                doubles++;
            }
        }
        return new Document(reads, doubles);
    }

    private static String identity(ParsedEntry entry, boolean ambiguous) {
        if (entry.guid() != null) {
            return ambiguous ? entry.guid() + "\n" + entry.link() : entry.guid();
        }
        return entry.link() != null ? entry.link() : text(entry.title()) + "\n" + text(content(entry));
    }

    private static Read read(Feed feed, ParsedFeed parsed, ParsedEntry entry, String identity, Instant collected) {
        byte[] hash = Hashes.sha256(feed.getUri() + "\n" + identity);
        SeenEntries.Entry seen = new SeenEntries.Entry(Hashes.first8(hash), fingerprint(entry));
        List<String> problems = new ArrayList<>(entry.problemsAt(collected));
        String link = usableLink(entry, problems);
        PageRequest request = PageRequest.newBuilder()
                .setEntryId(HexFormat.of().formatHex(hash, 0, 16))
                .setSource(source(feed, parsed, link))
                .setGuid(guid(entry.guid(), hash))
                .setUrl(link)
                .setHeadline(entry.title() == null ? "" : Sizes.codePoints(entry.title(), Sizes.HEADLINE))
                .setSummaryHtml(cut(entry.summaryHtml(), SUMMARY_BYTES, "summary", problems))
                .setContentHtml(cut(entry.contentHtml(), CONTENT_BYTES, "content", problems))
                .setLanguage(language(feed, parsed, entry))
                .setBy(bounded(entry.by()))
                .setKeywords(Sizes.items(
                        entry.keywords().stream().map(EntryReader::bounded).toList(), Sizes.LIST))
                .setContentCreated(entry.published())
                .setContentModified(entry.updated())
                .setPubStatus(entry.withdrawn() ? PubStatus.canceled : PubStatus.usable)
                .setCopyrightHolder(bounded(entry.rights()))
                .setRenditions(renditions(entry))
                .setFetchPage(feed.getFetchPages())
                .setCollected(collected)
                .setProblems(problems)
                .build();
        return new Read(seen, request, unusable(entry, link));
    }

    /** One that is longer than anybody means is cut, and made unique again. */
    private static String guid(String guid, byte[] hash) {
        return guid == null || guid.length() <= SHORT_TEXT
                ? guid
                : Sizes.codePoints(guid, SHORT_TEXT / 2) + "#" + HexFormat.of().formatHex(hash, 0, 16);
    }

    private static String unusable(ParsedEntry entry, String link) {
        if (entry.title() == null && content(entry) == null && link == null) {
            return "an entry with no title, no text and no link";
        }
        // Without a link nobody knows which article is meant.
        return entry.withdrawn() && link == null ? "a withdrawal that names no link" : null;
    }

    private static long fingerprint(ParsedEntry entry) {
        String link = entry.link() == null
                ? ""
                : CanonicalUrl.parse(entry.link()).map(CanonicalUrl::identity).orElse(entry.link());
        String all = text(entry.title()) + "\n" + collapse(text(content(entry))) + "\n" + link + "\n"
                + (entry.withdrawn() ? PubStatus.canceled : PubStatus.usable);
        return Hashes.first8(Hashes.sha256(all));
    }

    private static String content(ParsedEntry entry) {
        return entry.contentHtml() != null ? entry.contentHtml() : entry.summaryHtml();
    }

    private static String usableLink(ParsedEntry entry, List<String> problems) {
        if (entry.link() == null) {
            return null;
        }
        if (CanonicalUrl.parse(entry.link()).isEmpty()) {
            problems.add("a link that is no http address: " + Sizes.codePoints(entry.link(), 200));
            return null;
        }
        return entry.link().strip();
    }

    private static Source source(Feed feed, ParsedFeed parsed, String link) {
        return Source.newBuilder()
                .setUri(feed.getUri())
                .setName(bounded(parsed.title() != null ? parsed.title() : feed.getTitle()))
                .setDomain(FeedPartitioner.domain(link == null ? feed.getUri() : link))
                .setCountry(feed.getCountry())
                .setGroups(Sizes.items(feed.getGroups(), Sizes.LIST))
                .build();
    }

    private static String language(Feed feed, ParsedFeed parsed, ParsedEntry entry) {
        String declared = entry.language() != null ? entry.language() : parsed.language();
        return bounded(feed.getLanguage() != null ? feed.getLanguage() : declared);
    }

    private static List<Rendition> renditions(ParsedEntry entry) {
        List<Rendition> all = new ArrayList<>();
        for (ParsedEntry.Media media : Sizes.items(entry.media(), Sizes.LIST)) {
            if (media.href().length() <= CanonicalUrl.MAX_LENGTH) {
                all.add(Rendition.newBuilder()
                        .setName(media.kind())
                        .setHref(media.href())
                        .setContentType(bounded(media.contentType()))
                        .build());
            }
        }
        return all;
    }

    private static String cut(String html, int most, String what, List<String> problems) {
        if (html == null) {
            return null;
        }
        String fitting = html.length() * 3L <= most || html.getBytes(StandardCharsets.UTF_8).length <= most
                ? html
                : Sizes.utf8(html, most);
        if (fitting.length() < html.length()) {
            problems.add(what + " cut at " + most + " bytes");
        }
        return fitting;
    }

    private static String bounded(String text) {
        return text == null ? null : Sizes.codePoints(text, SHORT_TEXT);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static String collapse(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0xA0) {
                space = true;
            } else {
                if (space && !out.isEmpty()) {
                    out.append(' ');
                }
                space = false;
                out.append(c);
            }
        }
        return out.toString();
    }
}
