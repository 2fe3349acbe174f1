package org.tidende.ingest.page;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** HTML as plain text: paragraphs parted by one blank line, white space collapsed, entities decoded, what nobody reads left out. */
public final class HtmlText {
    private static final Set<String> UNREAD = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "svg",
            "canvas",
            "head",
            "title",
            "form",
            "button",
            "select",
            "textarea",
            "audio",
            "video");
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
            "ul");

    /** Lines longer than this were not broken to fit a screen: each is a paragraph. */
    private static final int WRAPPED_LINE = 120;

    private HtmlText() {}

    /** Paragraphs of a piece of HTML; empty when there is no text in it. Text without any tag keeps the paragraphs of its lines. */
    public static String paragraphs(String html) {
        if (html.indexOf('<') < 0) {
            return plain(html);
        }
        Element body = Jsoup.parseBodyFragment(html).body();
        Writer writer = new Writer();
        NodeTraversor.traverse(writer, body);
        return writer.marked ? writer.text() : plain(body.wholeText());
    }

    private static String plain(String escaped) {
        String text = escaped.indexOf('&') < 0 ? escaped : Parser.unescapeEntities(escaped, false);
        String[] lines = text.strip().split("\r\n|\r|\n");
        boolean blank = false;
        for (String line : lines) {
            blank |= line.isBlank();
        }
        boolean eachLine = !blank && lines.length > 1 && text.length() / lines.length > WRAPPED_LINE;
        Paragraphs paragraphs = new Paragraphs();
        for (String line : lines) {
            if (eachLine || line.isBlank()) {
                paragraphs.end();
            }
            paragraphs.append(line);
            paragraphs.space();
        }
        return paragraphs.toString();
    }

    private static final class Writer implements NodeVisitor {
        private final Paragraphs paragraphs = new Paragraphs();
        private int unread;
        private boolean marked;
        private boolean afterBreak;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (unread == 0) {
                    String content = text.getWholeText();
                    afterBreak &= content.isBlank();
                    paragraphs.append(content);
                }
                return;
            }
            if (!(node instanceof Element element)) {
                return;
            }
            String name = element.normalName();
            if (UNREAD.contains(name)) {
                unread++;
            } else if (name.equals("br")) {
                marked = true;
                if (afterBreak) {
                    paragraphs.end();
                } else {
                    paragraphs.line();
                }
                afterBreak = true;
            } else if (BLOCKS.contains(name)) {
                marked |= !name.equals("body");
                paragraphs.end();
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                if (UNREAD.contains(name)) {
                    unread--;
                } else if (BLOCKS.contains(name)) {
                    paragraphs.end();
                }
            }
        }

        String text() {
            return paragraphs.toString();
        }
    }
}
