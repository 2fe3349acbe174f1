package org.tidende.ingest.feed;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.parser.TagSet;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML of strangers made safe to show: an allow-list of elements and attributes, links with http, https and mailto only, relative
 * ones made absolute. Text stays, but for that of scripts and styles.
 */
public final class SafeHtml {
    private static final int DEEPEST = 256;
    private static final TagSet TAGS = tags();

    private SafeHtml() {}

    /**
     * Cleans a fragment.
     *
     * @param html as published; null gives null
     * @param base what relative links in it are relative to; when null, they are taken out
     */
    public static String of(String html, String base) {
        if (html == null || html.indexOf('<') < 0) {
            return html;
        }
        Document dirty = fragment(html, Links.shortBase(base));
        Document clean = new Cleaner(allowed()).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        return clean.body().html().strip();
    }

    /**
     * A fragment as a tree. Unlike in browsers, an element written as empty is empty, and what stands in a frame is text: in feeds
     * they come from XML tools, and one frame without its end would swallow the article.
     */
    static Document fragment(String html, String base) {
        String closed = HtmlRepair.halves(HtmlRepair.comments(html));
        Parser parser = Parser.htmlParser().tagSet(new TagSet(TAGS)).setMaxDepth(DEEPEST);
        Document document = Document.createShell(base);
        document.parser(parser);
        document.body().appendChildren(parser.parseFragmentInput(closed, document.body(), base));
        return document;
    }

    private static Safelist allowed() {
        return Safelist.relaxed()
                .addTags(
                        "abbr",
                        "acronym",
                        "address",
                        "article",
                        "aside",
                        "audio",
                        "bdi",
                        "bdo",
                        "big",
                        "center",
                        "del",
                        "details",
                        "dfn",
                        "figcaption",
                        "figure",
                        "font",
                        "footer",
                        "header",
                        "hr",
                        "ins",
                        "kbd",
                        "main",
                        "mark",
                        "picture",
                        "rp",
                        "rt",
                        "ruby",
                        "s",
                        "samp",
                        "section",
                        "source",
                        "summary",
                        "time",
                        "tt",
                        "var",
                        "video",
                        "wbr")
                .addAttributes(":all", "lang", "dir", "title")
                .addAttributes("time", "datetime")
                .addAttributes("audio", "src", "controls")
                .addAttributes("video", "src", "poster", "controls", "width", "height")
                .addAttributes("source", "src", "type")
                .addProtocols("audio", "src", "http", "https")
                .addProtocols("video", "src", "http", "https")
                .addProtocols("video", "poster", "http", "https")
                .addProtocols("source", "src", "http", "https")
                .removeProtocols("a", "href", "ftp");
    }

    private static TagSet tags() {
        TagSet tags = TagSet.Html();
        for (String name : new String[] {"iframe", "noframes", "noembed"}) {
            tags.valueOf(name, Parser.NamespaceHtml)
                    .clear(Tag.Data)
                    .clear(Tag.RcData)
                    .set(Tag.SelfClose);
        }
        for (String name : new String[] {
            "a", "b", "div", "i", "p", "script", "span", "style", "textarea", "title", "video", "audio"
        }) {
            tags.valueOf(name, Parser.NamespaceHtml).set(Tag.SelfClose);
        }
        return tags;
    }
}
