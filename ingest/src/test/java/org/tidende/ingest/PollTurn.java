package org.tidende.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * One request for a feed, and how to answer it.
 *
 * @param count of requests for it, this one included
 */
record PollTurn(TestServer.Request request, OutputStream out, int count) {
    /** With so many entries, the newest of this number. */
    void document(int newest, int entries, String... headers) throws IOException {
        send(200, channel("", PollBehaviour.items(newest, entries)), headers);
    }

    void channel(String values, int newest) throws IOException {
        send(200, channel(values, PollBehaviour.items(newest, 10)));
    }

    /** Two entries stand at the top for ever. */
    void pinned(int newest, int entries) throws IOException {
        send(200, channel("", undated(-1000, 2) + undated(newest, entries)));
    }

    private static String undated(int newest, int count) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String date = newest < 0 ? "Sun, 01 Feb 2026 10:00:00 GMT" : "Sun, 01 Mar 2026 10:00:00 GMT";
            items.append("<item><title>")
                    .append(newest - i)
                    .append("</title><guid>")
                    .append(newest - i);
            items.append("</guid><pubDate>").append(date).append("</pubDate></item>");
        }
        return items.toString();
    }

    /** 304 to whoever has a copy, else a document. */
    void answer(boolean hasCopy, int newest, String... headers) throws IOException {
        if (hasCopy) {
            send(304, "", headers);
        } else {
            document(newest, 10, headers);
        }
    }

    boolean asked(String header, String value) {
        return value.equals(request.headers().get(header));
    }

    void status(int status, String... headers) throws IOException {
        send(status, "", headers);
    }

    void page(int status, String html, String... headers) throws IOException {
        Map<String, String> all = PollBehaviour.headers(headers);
        all.put("Content-Type", "text/html; charset=utf-8");
        TestServer.respond(out, status, PollBehaviour.bytes(html), all);
    }

    private void send(int status, String body, String... headers) throws IOException {
        TestServer.respond(out, status, PollBehaviour.bytes(body), PollBehaviour.headers(headers));
    }

    private static String channel(String values, String items) {
        return "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
                + " xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><title>A</title>" + values + items
                + "</channel></rss>";
    }
}
