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
    private final boolean base64;
    private final String relation;
    private String base;
    private StringBuilder personName;
    private StringBuilder personEmail;
    private StringBuilder personUri;
    private StringBuilder personPart;
    private int inside;
    private boolean markup;
    private String value;

    /** @param depth of the element in the document, from 1 */
    Capture(Element element, int depth, Attributes attributes) {
        this.element = element;
        this.depth = depth;
        String declared = attributes.get("type");
        this.type = declared == null ? null : declared.strip().toLowerCase(Locale.ROOT);
        this.xhtml = element.name().namespace().equals(XHTML)
                || "xhtml".equals(type)
                || "application/xhtml+xml".equals(type);
        String mode = attributes.get("mode");
        this.base64 = "base64".equalsIgnoreCase(mode)
                || mode == null && element.name().namespace().equals(ATOM) && type != null && !isText(type);
        this.permalink = !"false".equalsIgnoreCase(attributes.get("isPermaLink"));
        this.base = element.base();
        this.relation = attributes.get("rel");
    }

    Element.Name name() {
        return element.name();
    }

    String base() {
        return base;
    }

    /** xml:lang in force; empty where it is declared as unknown. */
    String language() {
        return element.language();
    }

    /** Of a link whose address stands in its text; null when it doesn't say. */
    String relation() {
        return relation;
    }

    Element.Role role() {
        return element.role();
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
            if (inside == 1) {
                personPart = personPart(tag.substring(tag.indexOf(':') + 1).toLowerCase(Locale.ROOT));
            }
            return;
        }
        if (!markup && attributes.size() > 0 && attributes.get("xml:base") != null) {
            base = Links.resolve(base, attributes.get("xml:base"));
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
            if (personPart != null) {
                personPart.append(characters, offset, length);
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
            personPart = inside == 0 ? null : personPart;
            return;
        }
        text.append("</").append(tag.substring(tag.indexOf(':') + 1)).append('>');
    }

    private StringBuilder personPart(String local) {
        switch (local) {
            case "name":
                personName = personName == null ? new StringBuilder() : personName;
                return personName;
            case "email":
                personEmail = personEmail == null ? new StringBuilder() : personEmail;
                return personEmail;
            case "uri", "url", "homepage", "web":
                personUri = personUri == null ? new StringBuilder() : personUri;
                return personUri;
            default:
                return null;
        }
    }

    /** The author it tells of; null when it tells of nobody. */
    FeedPerson person() {
        if (personName == null && personEmail == null && personUri == null) {
            String plain = value();
            return plain.isEmpty() ? null : FeedPerson.of(plain);
        }
        String email = stripped(personEmail);
        String uri = stripped(personUri);
        FeedPerson person = new FeedPerson(
                PlainText.of(stripped(personName)), email, uri == null ? null : Links.resolve(base, uri));
        return person.isEmpty() ? null : person;
    }

    private static String stripped(StringBuilder text) {
        String stripped = text == null ? "" : text.toString().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    boolean isEmpty() {
        return text.isEmpty() && personName == null && personEmail == null && personUri == null;
    }

    /** The value as text, without white space around; to be asked when all of it is there. */
    String value() {
        if (value == null) {
            String decoded = base64 ? Base64Text.decode(text) : null;
            value = (decoded != null ? decoded : text.toString()).strip();
        }
        return value;
    }

    /** The value as HTML. Atom's is text unless it says otherwise (RFC 4287 section 3.1.1), or plainly is not. */
    String html() {
        String value = value();
        if (!element.name().namespace().equals(ATOM) || xhtml || markup || base64) {
            return value;
        }
        boolean plain = type == null ? !looksLikeHtml(value) : type.equals("text") || type.equals("text/plain");
        return plain ? PlainText.escape(value) : value;
    }

    /** Whether it is something that can be read: not an image or an archive in base64. */
    boolean isReadable() {
        return type == null || isText(type) || Base64Text.decode(text) != null;
    }

    private static boolean isText(String type) {
        return !type.contains("/") || type.startsWith("text/") || type.contains("xml") || type.contains("html");
    }

    private boolean isPerson() {
        return element.role() == Element.Role.PERSON || element.role() == Element.Role.SOURCE_PERSON;
    }

    private static boolean looksLikeHtml(String value) {
        return value.contains("</") || value.contains("<p>") || value.contains("<br") || value.contains("<img");
    }
}
