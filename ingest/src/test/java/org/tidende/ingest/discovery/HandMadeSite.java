package org.tidende.ingest.discovery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.tidende.ingest.TestServer;

/** A site of a test's own on a shared server, found by its name. */
final class HandMadeSite {
    private final TestServer server;
    private final String host;

    HandMadeSite(TestServer server, String name) {
        this.server = server;
        this.host = name + ".example";
    }

    String at(String path) {
        return "http://" + host + ":" + server.port() + path;
    }

    HandMadeSite page(String path, String head, String body) {
        return document(
                path,
                "text/html; charset=utf-8",
                "<!DOCTYPE html><html><head><title>" + host + "</title>" + head + "</head><body>" + body
                        + "</body></html>");
    }

    HandMadeSite document(String path, String contentType, String body) {
        return answer(path, 200, body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", contentType));
    }

    HandMadeSite answer(String path, int status, byte[] body, Map<String, String> headers) {
        server.on("//" + host + path, (request, out) -> TestServer.respond(out, status, body, headers));
        return this;
    }

    HandMadeSite redirect(String path, int status, String to) {
        return answer(path, status, new byte[0], Map.of("Location", to));
    }

    /** RSS whose entries are called after a word. */
    HandMadeSite rss(String path, String title, String word) {
        return document(path, "application/rss+xml", rss(title, word));
    }

    String rss(String title, String word) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            items.append("<item><title>")
                    .append(word)
                    .append(' ')
                    .append(i)
                    .append("</title><link>")
                    .append(at("/" + word + "/" + i))
                    .append("</link><pubDate>Mon, 02 Mar 2026 08:0")
                    .append(i)
                    .append(":00 GMT</pubDate></item>");
        }
        return "<rss version='2.0'><channel><title>" + title + "</title><link>" + at("/") + "</link>" + items
                + "</channel></rss>";
    }

    HandMadeSite atom(String path, String title, String word) {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            entries.append("<entry><id>urn:")
                    .append(word)
                    .append(i)
                    .append("</id><title>")
                    .append(word)
                    .append("</title><link href='")
                    .append(at("/" + word + "/" + i))
                    .append("'/><updated>2026-03-02T08:00:00Z</updated></entry>");
        }
        return document(
                path,
                "application/atom+xml",
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>" + title + "</title>" + entries + "</feed>");
    }

    HandMadeSite jsonFeed(String path, String title, String word) {
        return document(
                path,
                "application/feed+json",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"" + title
                        + "\",\"items\":[{\"id\":\"1\",\"url\":\"" + at("/" + word + "/0")
                        + "\",\"content_text\":\"x\"}]}");
    }

    HandMadeSite newsSitemap(String path) {
        return document(path, "application/xml", newsSitemap());
    }

    String newsSitemap() {
        return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
                + "<url><loc>" + at("/a")
                + "</loc><news:news><news:publication><news:name>N</news:name><news:language>da</news:language>"
                + "</news:publication><news:publication_date>2026-03-02</news:publication_date><news:title>Storm</news:title></news:news></url></urlset>";
    }

    HandMadeSite sitemapIndex(String path, List<String> paths) {
        StringBuilder sitemaps = new StringBuilder();
        paths.forEach(one -> sitemaps.append("<sitemap><loc>").append(at(one)).append("</loc></sitemap>"));
        return document(
                path,
                "application/xml",
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + sitemaps + "</sitemapindex>");
    }

    HandMadeSite robots(String text) {
        return document("/robots.txt", "text/plain", text);
    }

    HandMadeSite gzipped(String path, String contentType, String body, boolean isCoding) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", contentType));
        if (isCoding) {
            headers.put("Content-Encoding", "gzip");
        }
        return answer(path, 200, gzip(body), headers);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
