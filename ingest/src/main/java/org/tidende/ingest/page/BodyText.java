package org.tidende.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The blocks of the element that holds the article, without what stands between them and is not of it. */
final class BodyText {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LISTS = Set.of("ul", "ol", "dl", "table", "div", "section", "article");

    private static final int SHORTEST_LEAD = 60;
    private static final int MOST_LEADS = 3;
    private static final int MOST_BEFORE = 30;

    private final PageTree tree;
    private final Boilerplate boilerplate;
    private final LinePhrases phrases;
    private final String headline;
    private final List<StringBuilder> paragraphs = new ArrayList<>();
    private final List<Boolean> heading = new ArrayList<>();

    private BodyText(PageTree tree, Boilerplate boilerplate, LinePhrases phrases, String headline) {
        this.tree = tree;
        this.boilerplate = boilerplate;
        this.phrases = phrases;
        this.headline = headline == null ? "" : PageText.letters(headline);
    }

    /**
     * Paragraphs parted by a blank line.
     *
     * @param title number of the headline's element
     */
    static String of(
            PageTree tree, Boilerplate boilerplate, LinePhrases phrases, int root, int title, String headline) {
        BodyText body = new BodyText(tree, boilerplate, phrases, headline);
        body.leads(root, title);
        body.collect(root);
        return body.text();
    }

    /** What introduces the article stands between the headline and the text, often outside of the text's element. */
    private void leads(int root, int title) {
        int to = tree.firstBlock[root];
        while (to < tree.endBlock[root]
                && (boilerplate.dropped[tree.blocks.get(to).element]
                        || Boilerplate.prose(tree.blocks.get(to)) < SHORTEST_LEAD)) {
            to++;
        }
        int from = Math.max(tree.endBlock[title], to - MOST_BEFORE);
        for (int b = from; b < to && paragraphs.size() < MOST_LEADS; b++) {
            TextBlock block = tree.blocks.get(b);
            boolean prose =
                    block.length >= SHORTEST_LEAD && block.linkShare() < 0.3 && block.sentences + block.commas > 0;
            // What stands in the text's element and wasn't dropped is collected there.
            boolean collected = b >= tree.firstBlock[root] && !boilerplate.dropped[block.element];
            if (prose && !collected && isLead(block.element)) {
                paragraphs.add(new StringBuilder(block.text));
                heading.add(false);
            }
        }
    }

    private boolean isLead(int element) {
        int at = element;
        while (boilerplate.dropped[at] && tree.parent[at] >= 0 && !boilerplate.lead[at]) {
            at = tree.parent[at];
        }
        // What was dropped stays so, unless the dropped element itself was called a lead.
        return !boilerplate.dropped[element] || boilerplate.lead[at];
    }

    private void collect(int root) {
        boolean[] links = linkLists(root);
        double all = 0;
        for (int b = tree.firstBlock[root]; b < tree.endBlock[root]; b++) {
            all += prose(tree.blocks.get(b));
        }
        double before = 0;
        int row = -1;
        for (int b = tree.firstBlock[root]; b < tree.endBlock[root]; b++) {
            TextBlock block = tree.blocks.get(b);
            double read = before;
            before += prose(block);
            if (boilerplate.dropped[block.element] || links[block.element - root] || block.text.isEmpty()) {
                continue;
            }
            String kind = kind(block.element, root);
            boolean isHeading = HEADINGS.contains(kind);
            if (isHeading ? isHeadline(block, kind) : isLinks(block, kind)) {
                continue;
            }
            LinePhrases.Meaning meaning = phrases.of(block.text);
            if (meaning == LinePhrases.Meaning.END && read > all - read) {
                // Most of the element's prose stands before it.
                break;
            }
            if (meaning != LinePhrases.Meaning.NONE) {
                continue;
            }
            int line = kind.equals("td") || kind.equals("th") ? row(block.element, root) : -1;
            if (line >= 0 && line == row && !paragraphs.isEmpty()) {
                paragraphs.getLast().append(' ').append(block.text);
                continue;
            }
            row = line;
            paragraphs.add(new StringBuilder(block.text));
            heading.add(isHeading);
        }
    }

    private double prose(TextBlock block) {
        return boilerplate.dropped[block.element] ? 0 : Boilerplate.prose(block);
    }

    /** Elements of several blocks that are nearly all links: ways to other pages. */
    private boolean[] linkLists(int root) {
        int size = tree.end[root] - root;
        boolean[] links = new boolean[size];
        int[] length = new int[tree.blocks.size() + 1];
        int[] linked = new int[tree.blocks.size() + 1];
        for (int b = 0; b < tree.blocks.size(); b++) {
            TextBlock block = tree.blocks.get(b);
            length[b + 1] = length[b] + block.length;
            linked[b + 1] = linked[b] + block.linked;
        }
        for (int i = 1; i < size; i++) {
            int element = root + i;
            if (links[i] || !LISTS.contains(tree.tag(element))) {
                continue;
            }
            int from = tree.firstBlock[element];
            int to = tree.endBlock[element];
            int all = length[to] - length[from];
            if (all > 0 && (linked[to] - linked[from]) > all * 0.7) {
                java.util.Arrays.fill(links, i, tree.end[element] - root, true);
            }
        }
        return links;
    }

    private String kind(int element, int root) {
        int at = element;
        for (int step = 0; at > root && step < 6; step++, at = tree.parent[at]) {
            String tag = tree.tag(at);
            if (HEADINGS.contains(tag)
                    || tag.equals("p")
                    || tag.equals("li")
                    || tag.equals("td")
                    || tag.equals("th")
                    || tag.equals("div")) {
                return tag;
            }
        }
        return tree.tag(at);
    }

    private int row(int element, int root) {
        int at = element;
        while (at > root && !tree.tag(at).equals("tr")) {
            at = tree.parent[at];
        }
        return at;
    }

    private boolean isHeadline(TextBlock block, String kind) {
        if (block.linkShare() > 0.7) {
            return true;
        }
        return kind.equals("h1") || PageText.letters(block.text).equals(headline);
    }

    private static boolean isLinks(TextBlock block, String kind) {
        double share = block.linkShare();
        return switch (kind) {
            case "li", "td", "th" -> share > 0.75;
            case "p" -> share > 0.85 && block.length < 200;
            default -> share > 0.6 && block.length < 200;
        };
    }

    private String text() {
        // A heading with nothing under it introduced what was left out.
        int last = paragraphs.size();
        while (last > 0 && heading.get(last - 1)) {
            last--;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < last; i++) {
            if (!out.isEmpty()) {
                out.append("\n\n");
            }
            out.append(paragraphs.get(i));
        }
        return out.toString();
    }
}
