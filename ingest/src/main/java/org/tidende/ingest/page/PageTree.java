package org.tidende.ingest.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The elements of a page's body in document order, with its text cut into blocks: runs of text between two edges of elements that
 * a browser starts a line for. An element's subtree is the range from its number to its end, so each question about a subtree is a
 * sum over a range and nothing here calls itself.
 */
final class PageTree {
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
            "select",
            "textarea",
            "audio",
            "video",
            "head",
            "title",
            "math",
            "input",
            "datalist",
            "map");
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "button",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");

    /** More elements than this are not looked at. */
    private static final int MOST_ELEMENTS = 300_000;

    final List<Element> elements = new ArrayList<>();
    final List<TextBlock> blocks = new ArrayList<>();
    int[] parent = new int[256];
    int[] end = new int[256];

    /** Number of the first block at or behind the start of an element, and behind its end. */
    int[] firstBlock = new int[256];

    int[] endBlock = new int[256];
    boolean cut;
    private final boolean unscripted;

    /** @param unscripted whether to read what is there for browsers without scripts */
    static PageTree of(Element body, boolean unscripted) {
        PageTree tree = new PageTree(unscripted);
        NodeTraversor.traverse(tree.new Builder(), body);
        return tree;
    }

    private PageTree(boolean unscripted) {
        this.unscripted = unscripted;
    }

    int size() {
        return elements.size();
    }

    String tag(int element) {
        return elements.get(element).normalName();
    }

    private final class Builder implements NodeVisitor {
        private TextBlock open;
        private int current = -1;
        private int skipped;
        private int links;
        private boolean afterBreak;

        @Override
        public void head(Node node, int depth) {
            if (skipped > 0) {
                skipped += node instanceof Element ? 1 : 0;
            } else if (node instanceof TextNode text) {
                text(text.getWholeText());
            } else if (node instanceof Element element) {
                if (isUnread(element.normalName()) || elements.size() >= MOST_ELEMENTS) {
                    cut |= elements.size() >= MOST_ELEMENTS;
                    skipped = 1;
                } else {
                    enter(element);
                }
            }
        }

        private boolean isUnread(String name) {
            return UNREAD.contains(name) && !(unscripted && name.equals("noscript"));
        }

        private void text(String text) {
            if (open == null) {
                if (text.isBlank() || current < 0) {
                    return;
                }
                open = new TextBlock(current);
            }
            if (!text.isBlank()) {
                afterBreak = false;
                // A block stands in what all its text is in: elements that are still open have no end yet.
                while (end[open.element] != 0) {
                    open.element = parent[open.element];
                }
            }
            open.append(text, links > 0);
        }

        private void enter(Element element) {
            String name = element.normalName();
            if (name.equals("br")) {
                if (afterBreak) {
                    close();
                } else if (open != null) {
                    open.line();
                }
                afterBreak = true;
            } else if (BLOCKS.contains(name)) {
                close();
            }
            int number = elements.size();
            if (number == parent.length) {
                parent = Arrays.copyOf(parent, number * 2);
                end = Arrays.copyOf(end, number * 2);
                firstBlock = Arrays.copyOf(firstBlock, number * 2);
                endBlock = Arrays.copyOf(endBlock, number * 2);
            }
            elements.add(element);
            parent[number] = current;
            firstBlock[number] = blocks.size() + (open == null ? 0 : 1);
            current = number;
            links += name.equals("a") ? 1 : 0;
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            if (skipped > 0) {
                skipped--;
                return;
            }
            String name = element.normalName();
            if (BLOCKS.contains(name)) {
                close();
            }
            links -= name.equals("a") ? 1 : 0;
            end[current] = elements.size();
            endBlock[current] = blocks.size() + (open == null ? 0 : 1);
            current = parent[current];
        }

        private void close() {
            if (open != null) {
                open.close();
                blocks.add(open);
            }
            open = null;
            afterBreak = false;
        }
    }
}
