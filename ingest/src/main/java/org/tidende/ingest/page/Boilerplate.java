package org.tidende.ingest.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.tidende.ingest.page.PageWords.Kind;

/** Which elements of a page are not its article: by tag, by role, by what their names say, by being hidden. */
final class Boilerplate {
    private static final Set<String> TAGS = Set.of(
            "nav",
            "footer",
            "aside",
            "form",
            "button",
            "dialog",
            "menu",
            "figcaption",
            "figure",
            "label",
            "rp",
            "rt",
            "dir");
    private static final Set<String> ROLES = Set.of(
            "navigation",
            "banner",
            "contentinfo",
            "complementary",
            "search",
            "dialog",
            "alertdialog",
            "menu",
            "menubar",
            "toolbar",
            "alert",
            "form",
            "tablist",
            "tooltip",
            "status");
    private static final Set<String> WHOLE = Set.of("html", "body", "main");
    private static final Set<String> PROPERTIES =
            Set.of("author", "datepublished", "datemodified", "publisher", "keywords", "comment");
    private static final Set<Kind> BESIDE = Set.of(Kind.OTHER, Kind.ADVERT, Kind.ACTION, Kind.FRAME);

    /** What holds more of the page's prose than this is not beside the article: names of wrappers lie. */
    private static final double MOST_PROSE = 0.45;

    /** Letters of who, when and under what heading. */
    private static final int LONGEST_META = 300;

    private final PageTree tree;
    private final PageWords words;
    private final boolean byName;
    private final double[] prose;
    private final int[] letters;
    private final int[] headlines;
    final boolean[] dropped;
    final boolean[] content;
    final boolean[] lead;

    private Boilerplate(PageTree tree, PageWords words, boolean byName) {
        this.tree = tree;
        this.words = words;
        this.byName = byName;
        this.prose = new double[tree.blocks.size() + 1];
        this.letters = new int[tree.blocks.size() + 1];
        this.headlines = new int[tree.size() + 1];
        this.dropped = new boolean[tree.size()];
        this.content = new boolean[tree.size()];
        this.lead = new boolean[tree.size()];
    }

    /** @param byName whether to believe class and id names, which is right for most pages and loses all of some */
    static Boilerplate of(PageTree tree, PageWords words, boolean byName) {
        Boilerplate boilerplate = new Boilerplate(tree, words, byName);
        boilerplate.mark();
        return boilerplate;
    }

    private void mark() {
        for (int i = 0; i < tree.blocks.size(); i++) {
            TextBlock block = tree.blocks.get(i);
            prose[i + 1] = prose[i] + prose(block);
            letters[i + 1] = letters[i] + block.length;
        }
        for (int i = 0; i < tree.size(); i++) {
            headlines[i + 1] = headlines[i] + (tree.tag(i).equals("h1") ? 1 : 0);
        }
        for (int i = 0; i < tree.size(); ) {
            if (!WHOLE.contains(tree.tag(i)) && isBeside(i)) {
                Arrays.fill(dropped, i, tree.end[i], true);
                i = tree.end[i];
            } else {
                i++;
            }
        }
    }

    /** Letters that read as sentences; short lines count a little, for pages that have nothing else. */
    static double prose(TextBlock block) {
        if (block.length < 20 || block.linkShare() > 0.4) {
            return 0;
        }
        return block.length >= 60 && block.commas + block.sentences > 0 ? block.length : block.length * 0.2;
    }

    private boolean isBeside(int i) {
        Element element = tree.elements.get(i);
        String tag = tree.tag(i);
        double share = share(i);
        if (isHidden(element)) {
            return share < 0.9;
        }
        String property = element.attr("itemprop").toLowerCase(Locale.ROOT);
        Set<Kind> kinds = byName ? words.kinds(element) : Set.of();
        boolean body = kinds.contains(Kind.BODY) || property.contains("articlebody");
        content[i] = body || kinds.contains(Kind.CONTENT);
        lead[i] = kinds.contains(Kind.LEAD);
        if (TAGS.contains(tag) || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))) {
            return share < MOST_PROSE;
        }
        if (tag.equals("header")) {
            return share < 0.1 && !hasHeadline(i);
        }
        if (PROPERTIES.contains(property)) {
            return share < 0.2;
        }
        if (kinds.isEmpty() || tag.equals("article") && share > 0.1) {
            return false;
        }
        if (kinds.contains(Kind.COMMENT) && !hasHeadline(i)) {
            return share < 0.9;
        }
        if (kinds.stream().anyMatch(BESIDE::contains)) {
            return share < (body ? 0.1 : hasHeadline(i) ? 0.02 : MOST_PROSE);
        }
        if (kinds.contains(Kind.CAPTION)) {
            return share < (content[i] ? 0.1 : 0.3);
        }
        boolean meta = kinds.contains(Kind.META) && share < (content[i] ? 0.02 : 0.15);
        boolean date = kinds.contains(Kind.DATE) && letters(i) <= LONGEST_META && share < 0.15;
        return (meta || date) && !body && !hasHeadline(i);
    }

    boolean hasHeadline(int i) {
        return headlines[tree.end[i]] > headlines[i];
    }

    boolean hasOneHeadline() {
        return headlines[tree.size()] == 1;
    }

    private int letters(int i) {
        return letters[tree.endBlock[i]] - letters[tree.firstBlock[i]];
    }

    private double share(int i) {
        double all = prose[tree.blocks.size()];
        return all == 0 ? 0 : (prose[tree.endBlock[i]] - prose[tree.firstBlock[i]]) / all;
    }

    private static boolean isHidden(Element element) {
        if (element.hasAttr("hidden") || "true".equals(element.attr("aria-hidden"))) {
            return true;
        }
        String style = element.attr("style");
        if (style.isEmpty()) {
            return false;
        }
        String plain = style.replace(" ", "").toLowerCase(Locale.ROOT);
        return plain.contains("display:none") || plain.contains("visibility:hidden");
    }
}
