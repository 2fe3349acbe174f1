package org.tidende.ingest.discovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says about feeds. Pure: bytes in, addresses out.
 *
 * @param candidates declared ones (Link header, link element) first, then links for readers that look like feeds; each address
 *     once
 * @param further pages that stand for this one: what it refreshes to, and its frames
 * @param title of the page; empty when it has none
 * @param language as the page declares; null when it doesn't
 */
public record PageLinks(List<Candidate> candidates, List<String> further, String title, String language) {
    static final PageLinks NONE = ofCandidates(List.of());

    /** Links stand in the head, or a little below. */
    private static final int MOST_BYTES = 2 << 20;

    private static final int MOST_DECLARED = 40;
    private static final int MOST_ANCHORS = 40;
    private static final int MOST_FURTHER = 4;

    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "application/x.atom+xml",
            "application/x-atom+xml",
            "application/x-rss+xml",
            "application/rss",
            "application/atom",
            "text/rss",
            "text/atom",
            "text/rss+xml",
            "text/atom+xml");

    /** Feeds are declared by these, and much else is. */
    private static final Set<String> VAGUE_TYPES =
            Set.of("", "application/json", "application/xml", "text/xml", "text/html");

    private static final Pattern REFRESH =
            Pattern.compile("^[\\d.\\s]*[;,]?\\s*(?:url\\s*=)?\\s*['\"]?(.*?)['\"]?\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]{2,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern READER_WORD = Pattern.compile("(?i)\\b(?:rss|atom|rdf|feed|web ?feed)\\b");

    /** Copies its lists. */
    public PageLinks {
        candidates = List.copyOf(candidates);
        further = List.copyOf(further);
    }

    /**
     * Reads a page; never throws for what is in it.
     *
     * @param contentType HTTP Content-Type; may be null
     * @param linkHeaders values of the Link header
     * @param address where it came from, http or https
     */
    public static PageLinks read(byte[] body, String contentType, List<String> linkHeaders, String address) {
        Document page = parse(body, contentType, address);
        page.select("template, script, style").remove();
        HttpUrl base = base(page, HttpUrl.get(address));
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        ofHeaders(linkHeaders, address).forEach(one -> candidates.putIfAbsent(one.address(), one));
        for (Element link : page.select("link[rel][href], a[rel][href]")) {
            if (candidates.size() < MOST_DECLARED) {
                declared(link, base).ifPresent(one -> candidates.putIfAbsent(one.address(), one));
            }
        }
        int most = candidates.size() + MOST_ANCHORS;
        for (Element anchor : page.select("a[href], area[href]")) {
            if (candidates.size() < most) {
                anchor(anchor, base).ifPresent(one -> candidates.putIfAbsent(one.address(), one));
            }
        }
        Element root = page.selectFirst("html[lang]");
        return new PageLinks(
                List.copyOf(candidates.values()),
                further(page, base),
                page.title().strip(),
                root == null || root.attr("lang").isBlank() ? null : root.attr("lang"));
    }

    static List<Candidate> ofHeaders(List<String> values, String address) {
        HttpUrl base = HttpUrl.get(address);
        List<Candidate> all = new ArrayList<>();
        for (LinkHeader.Link link : LinkHeader.parse(values)) {
            if (isDeclared(link.rel(), link.type(), link.target(), base)) {
                FeedAddress.resolve(base, link.target())
                        .ifPresent(url -> all.add(
                                new Candidate(url.toString(), Candidate.Source.HEADER, link.title(), link.language())));
            }
        }
        return all;
    }

    /** Of something that is no page. */
    static PageLinks ofCandidates(List<Candidate> candidates) {
        return new PageLinks(candidates, List.of(), "", null);
    }

    /** Those that the page declares, without links for readers. */
    List<Candidate> declared() {
        return candidates.stream()
                .filter(one -> one.source() != Candidate.Source.ANCHOR)
                .toList();
    }

    /** Links for readers that look like feeds. */
    List<Candidate> anchors() {
        return candidates.stream()
                .filter(one -> one.source() == Candidate.Source.ANCHOR)
                .toList();
    }

    private static Document parse(byte[] body, String contentType, String address) {
        int length = Math.min(body.length, MOST_BYTES);
        try {
            return Jsoup.parse(new ByteArrayInputStream(body, 0, length), charset(contentType), address);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** Null where the page itself has to say. */
    private static String charset(String contentType) {
        Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
        } catch (IllegalCharsetNameException unknown) {
            return null;
        }
    }

    private static HttpUrl base(Document page, HttpUrl address) {
        Element base = page.selectFirst("base[href]");
        HttpUrl resolved =
                base == null ? null : address.resolve(base.attr("href").strip());
        return resolved == null ? address : resolved;
    }

    private static Optional<Candidate> declared(Element link, HttpUrl base) {
        String type = link.attr("type");
        if (!isDeclared(link.attr("rel"), type, link.attr("href"), base)) {
            return Optional.empty();
        }
        String language = link.attr("hreflang").strip();
        return FeedAddress.resolve(base, link.attr("href"))
                .map(url -> new Candidate(
                        url.toString(),
                        Candidate.Source.LINK,
                        link.attr("title").strip(),
                        language.isEmpty() ? null : language));
    }

    /** rel=alternate with a type of feeds (RSS Advisory Board, Autodiscovery), or rel=feed; what is vague must look like one. */
    private static boolean isDeclared(String rel, String type, String target, HttpUrl base) {
        List<String> words = List.of(rel.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        if (words.contains("stylesheet") || !words.contains("alternate") && !words.contains("feed")) {
            return false;
        }
        String plain = type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        if (TYPES.contains(plain) || words.contains("feed")) {
            return true;
        }
        return VAGUE_TYPES.contains(plain)
                && FeedAddress.resolve(base, target)
                        .filter(FeedAddress::looksLikeFeed)
                        .isPresent();
    }

    private static Optional<Candidate> anchor(Element anchor, HttpUrl base) {
        Optional<HttpUrl> url = FeedAddress.resolve(base, anchor.attr("href"));
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String type = anchor.attr("type").toLowerCase(Locale.ROOT).strip();
        String label = (anchor.text() + " " + anchor.attr("title") + " "
                        + anchor.select("img").attr("alt"))
                .strip();
        Optional<HttpUrl> inside = FeedAddress.inReader(url.get());
        boolean told = READER_WORD.matcher(label).find() && label.length() < 60;
        boolean feed = TYPES.contains(type)
                || anchor.attr("href").strip().regionMatches(true, 0, "feed:", 0, 5)
                || FeedAddress.looksLikeFeed(url.get())
                || told && isSameSite(url.get(), base);
        return (inside.isPresent() ? inside : feed ? url : Optional.<HttpUrl>empty())
                .map(found -> new Candidate(found.toString(), Candidate.Source.ANCHOR, label, null));
    }

    private static boolean isSameSite(HttpUrl one, HttpUrl other) {
        return Domains.of(one.toString()).equals(Domains.of(other.toString()));
    }

    private static List<String> further(Document page, HttpUrl base) {
        Set<String> all = new LinkedHashSet<>();
        for (Element refresh : page.select("meta[http-equiv=refresh]")) {
            Matcher matcher = REFRESH.matcher(refresh.attr("content"));
            if (matcher.matches() && !matcher.group(1).isBlank()) {
                FeedAddress.resolve(base, matcher.group(1)).ifPresent(url -> all.add(url.toString()));
            }
        }
        for (Element frame : page.select("frame[src]")) {
            FeedAddress.resolve(base, frame.attr("src")).ifPresent(url -> all.add(url.toString()));
        }
        all.remove(page.location());
        return all.stream().limit(MOST_FURTHER).toList();
    }
}
