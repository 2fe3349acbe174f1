package org.tidende.ingest.page;

import java.util.Set;

/**
 * Which element holds the article. Each block of prose gives a score to the elements around it, less with each step out; the best
 * one is widened as long as what it gains is prose too. (The scoring of paragraphs after Arc90's Readability, link density after
 * Kohlschütter et al., "Boilerplate Detection using Shallow Text Features", WSDM 2010.)
 */
final class ContentFinder {
    private static final double[] BY_STEP = {1, 0.65, 0.3, 0.15, 0.07};
    private static final Set<String> OF_TEXT = Set.of(
            "p",
            "li",
            "blockquote",
            "pre",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "dd",
            "dt",
            "td",
            "th",
            "tr",
            "tbody",
            "ul",
            "ol",
            "span",
            "font",
            "b",
            "strong",
            "em",
            "i",
            "a",
            "center");

    private static final double LEAST_GAIN = 1.15;
    private static final double LEAST_PROSE = 0.7;

    /** With its headline in it and about six paragraphs, an article is whole. */
    private static final double ENOUGH = 25;

    private final PageTree tree;
    private final Boilerplate boilerplate;
    private final double[] score;
    private final double[] gathered;

    private ContentFinder(PageTree tree, Boilerplate boilerplate) {
        this.tree = tree;
        this.boilerplate = boilerplate;
        this.score = new double[tree.size()];
        this.gathered = new double[tree.size()];
    }

    /** Number of the element, 0 (the body) where nothing reads as prose. */
    static int find(PageTree tree, Boilerplate boilerplate) {
        ContentFinder finder = new ContentFinder(tree, boilerplate);
        finder.score();
        return finder.widened(finder.best());
    }

    private void score() {
        for (TextBlock block : tree.blocks) {
            if (boilerplate.dropped[block.element]) {
                continue;
            }
            double points = points(block);
            if (points == 0) {
                continue;
            }
            int element = block.element;
            while (element > 0 && OF_TEXT.contains(tree.tag(element))) {
                element = tree.parent[element];
            }
            for (int step = 0; step < BY_STEP.length && element >= 0; step++, element = tree.parent[element]) {
                score[element] += points * BY_STEP[step];
            }
            gathered[block.element] += points;
        }
        for (int i = tree.size() - 1; i > 0; i--) {
            gathered[tree.parent[i]] += gathered[i];
        }
    }

    private double points(TextBlock block) {
        if (block.length < 25 || block.linkShare() > 0.5) {
            return 0;
        }
        String tag = tree.tag(block.element);
        if (tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1))) {
            return 0;
        }
        double points = 1 + Math.min(block.commas, 10) * 0.7 + Math.min(block.length / 100.0, 5);
        if (block.length < 60 || block.sentences + block.commas == 0) {
            points *= 0.3;
        }
        if (tag.equals("li")) {
            points *= 0.5;
        }
        return points * (1 - block.linkShare());
    }

    private int best() {
        int best = 0;
        double most = 0;
        for (int i = 0; i < tree.size(); i++) {
            if (boilerplate.dropped[i] || score[i] == 0) {
                continue;
            }
            double value = score[i] * weight(i);
            if (value > most) {
                most = value;
                best = i;
            }
        }
        return best;
    }

    private double weight(int i) {
        double weight = 1;
        if (boilerplate.content[i]) {
            weight *= 1.25;
        }
        if (tree.elements
                .get(i)
                .attr("itemprop")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("articlebody")) {
            weight *= 1.6;
        }
        String tag = tree.tag(i);
        if (tag.equals("article") || tag.equals("main")) {
            weight *= 1.15;
        }
        return weight;
    }

    private boolean isArticle(int i) {
        int at = i;
        while (at >= 0 && !tree.tag(at).equals("article")) {
            at = tree.parent[at];
        }
        return at >= 0;
    }

    /** The outermost element around the best that gains enough, and mostly prose. */
    private int widened(int best) {
        int chosen = best;
        for (int outer = tree.parent[best]; outer >= 0; outer = tree.parent[outer]) {
            if (gathered[outer] < gathered[chosen] * LEAST_GAIN) {
                continue;
            }
            if (gathered[chosen] > ENOUGH
                    && boilerplate.hasHeadline(chosen)
                    && (isArticle(chosen) || boilerplate.hasOneHeadline())) {
                return chosen;
            }
            double prose = 0;
            double all = 0;
            for (int b = tree.firstBlock[outer]; b < tree.endBlock[outer]; b++) {
                TextBlock block = tree.blocks.get(b);
                boolean gained = b < tree.firstBlock[chosen] || b >= tree.endBlock[chosen];
                if (gained && !boilerplate.dropped[block.element]) {
                    prose += Boilerplate.prose(block);
                    all += block.length;
                }
            }
            if (prose > all * LEAST_PROSE) {
                chosen = outer;
            }
        }
        return chosen;
    }
}
