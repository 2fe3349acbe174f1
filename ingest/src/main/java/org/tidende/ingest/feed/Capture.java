package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.Vocabulary.ATOM;
import static org.tidende.ingest.feed.Vocabulary.XHTML;

import java.util.Locale;

/** The value of an element while its text comes in. Elements inside it, which should have been escaped, are written out again. */
final class Capture {
    private final Element element;
    private final int depth;
    private final String type;
    private final boolean xhtml;
    private final StringBuilder text = new StringBuilder();
    private final boolean permalink;
    private StringBuilder personName;
    private int inside;
    private boolean markup;
    private boolean inName;

    /** @param depth of the element in the document, from 1 */
    Capture(Element element, int depth, Attributes attributes) {
        this.element = element;
        this.depth = depth;
        String declared = attributes.get("type");
        this.type = declared == null ? null : declared.strip().toLowerCase(Locale.ROOT);
        this.xhtml = element.name().namespace().equals(XHTML)
                || "xhtml".equals(type)
                || "application/xhtml+xml".equals(type);
        this.permalink = !"false".equalsIgnoreCase(attributes.get("isPermaLink"));
    }

    Element.Name name() {
        return element.name();
    }

    String base() {
        return element.base();
    }

    int depth() {
        return depth;
    }

    /** RSS: a guid is an address unless it says that it isn't. */
    boolean isPermalink() {
        return permalink;
    }

    /** Whether elements in it belong to it, whatever their names. */
    boolean takesMarkup() {
        return xhtml;
    }

    void start(String tag, Attributes attributes) {
        inside++;
        if (isPerson()) {
            inName = tag.endsWith("name") && personName == null;
            if (inName) {
                personName = new StringBuilder();
            }
            return;
        }
        markup = true;
        text.append('<').append(tag.substring(tag.indexOf(':') + 1));
        for (int i = 0; i < attributes.size(); i++) {
            if (!attributes.name(i).startsWith("xmlns")) {
                text.append(' ').append(attributes.name(i)).append("=\"");
                text.append(PlainText.escape(attributes.value(i)).replace("\"", "&quot;"));
                text.append('"');
            }
        }
        text.append('>');
    }

    void text(char[] characters, int offset, int length) {
        if (isPerson() && inside > 0) {
            if (inName) {
                personName.append(characters, offset, length);
            }
            return;
        }
        if (!xhtml && inside == 0) {
            text.append(characters, offset, length);
            return;
        }
        for (int i = offset; i < offset + length; i++) {
            switch (characters[i]) {
                case '<' -> text.append("&lt;");
                case '&' -> text.append("&amp;");
                default -> text.append(characters[i]);
            }
        }
    }

    void end(String tag) {
        inside--;
        if (isPerson()) {
            inName = false;
            return;
        }
        text.append("</").append(tag.substring(tag.indexOf(':') + 1)).append('>');
    }

    /** The value as text, without white space around. */
    String value() {
        return personName != null
                ? personName.toString().strip()
                : text.toString().strip();
    }

    /** The value as HTML. Atom's is text unless it says otherwise (RFC 4287 section 3.1.1), or plainly is not. */
    String html() {
        String value = value();
        if (!element.name().namespace().equals(ATOM) || xhtml || markup) {
            return value;
        }
        boolean plain = type == null ? !looksLikeHtml(value) : type.equals("text") || type.equals("text/plain");
        return plain ? PlainText.escape(value) : value;
    }

    /** Whether it is something that can be read: not an image or an archive in base64. */
    boolean isReadable() {
        return type == null
                || !type.contains("/")
                || type.startsWith("text/")
                || type.contains("xml")
                || type.contains("html");
    }

    private boolean isPerson() {
        return element.role() == Element.Role.PERSON;
    }

    private static boolean looksLikeHtml(String value) {
        return value.contains("</") || value.contains("<p>") || value.contains("<br") || value.contains("<img");
    }
}
