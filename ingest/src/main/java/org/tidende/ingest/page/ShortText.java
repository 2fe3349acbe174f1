package org.tidende.ingest.page;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** The beginning of an element's text: elements that name something are short, or not what they seem. */
final class ShortText implements NodeFilter {
    private static final int MOST_LETTERS = 3_000;
    private static final int MOST_NODES = 500;

    private final StringBuilder out = new StringBuilder();
    private int nodes;

    private ShortText() {}

    /** White space is collapsed. */
    static String of(Element element) {
        ShortText text = new ShortText();
        NodeTraversor.filter(text, element);
        return text.out.toString().strip().replaceAll("\\s+", " ");
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            String piece = text.getWholeText();
            out.append(piece, 0, Math.min(piece.length(), MOST_LETTERS));
        } else if (node instanceof Element element
                && (element.isBlock() || element.normalName().equals("br"))) {
            out.append(' ');
        }
        return ++nodes > MOST_NODES || out.length() > MOST_LETTERS ? FilterResult.STOP : FilterResult.CONTINUE;
    }
}
